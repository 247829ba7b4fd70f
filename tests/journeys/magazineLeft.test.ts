import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor } from '../support/browser.ts'
import { issueOnShelf } from '../support/issueOnShelf.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { signIn, takeTrial } from '../support/steps.ts'

const site = siteOfJourneys()

const leftLine = async (page: Page) => (await page.locator('[data-left]').textContent())?.trim() ?? ''
/** `12 pieces, 74 minutes left to read` */
async function leftOf(page: Page): Promise<{ pieces: number; minutes: number }> {
  const line = page.locator('[data-left]', { hasText: /left to read/ })
  await line.waitFor({ state: 'attached' })
  const [, pieces = '', minutes = ''] =
    /^(One|\d+) pieces?, (one|\d+) minutes? left to read$/.exec(await leftLine(page)) ?? []
  const number = (said: string) => (/^one$/i.test(said) ? 1 : Number(said))
  return { pieces: number(pieces), minutes: number(minutes) }
}

/** Until the site knows it: what is read on one device is read on all. */
async function readToItsEnd(page: Page, slug: string) {
  const told = page.waitForResponse((answer) => {
    const done = new URLSearchParams(answer.request().postData() ?? '').get('done') ?? ''
    return answer.status() === 204 && done.split(' ').includes(slug)
  })
  await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
  await told
}

test('who jumps ahead is told what they passed over, on another device too, and is done once every piece was read', async () => {
  const { path, pieces } = await issueOnShelf(site())
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await takeTrial(visitor, 'jumps@example.org')
  // What only paid with an address is signed out once its owner signs in elsewhere.
  await visitor.context.clearCookies()
  await signIn(site(), visitor, 'jumps@example.org', 'link')
  const last = pieces.at(-1) ?? ''
  await visitor.open(`${path}/${last}`)
  const ahead = await leftOf(page)
  assert.equal(ahead.pieces, pieces.length - 1, 'the last piece is open, and all the others are left')
  await readToItsEnd(page, last)
  await visitor.open(`${path}/${pieces[0]}`)
  const first = await leftOf(page)
  assert.equal(first.pieces, pieces.length - 2)
  assert.ok(first.minutes < ahead.minutes + 60 && first.minutes > 0)

  const phone = await newVisitor(site().origin, { phone: true })
  await signIn(site(), phone, 'jumps@example.org', 'code')
  await phone.open(path)
  assert.equal((await leftOf(phone.page)).pieces, pieces.length - 1, 'read is what was read to its end')
  for (const slug of pieces.slice(0, -1)) {
    await phone.open(`${path}/${slug}`)
    await readToItsEnd(phone.page, slug)
  }
  assert.equal(await leftLine(phone.page), 'You have read all of this issue.')
  await visitor.open(`${path}/${pieces[1]}`)
  await page.locator('[data-left]', { hasText: 'You have read all of this issue.' }).waitFor({ state: 'attached' })
  await visitor.open(path)
  await page.locator('[data-left]', { hasText: 'You have read all of this issue.' }).waitFor()
  await visitor.inspect()
  await phone.close()
  await visitor.close()
})

test('a visitor at the sample is told what comes after it, and nothing of theirs is counted', async () => {
  const { path } = await issueOnShelf(site())
  const visitor = await newVisitor(site().origin)
  await visitor.open(path)
  await visitor.page.getByRole('link', { name: 'Read the sample of this issue' }).click()
  await visitor.page.locator('.article-body').waitFor()
  assert.match(await leftLine(visitor.page), /^After this: \d+ pieces, \d+ minutes$/)
  await visitor.close()
})
