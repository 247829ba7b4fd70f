import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { newVisitor, PHONE, type Visitor } from '../support/browser.ts'
import { issueOnShelf } from '../support/issueOnShelf.ts'
import { siteOfJourneys } from '../support/journey.ts'
import { isKept, keptNames, storedTexts, untilForgotten } from '../support/keptCopies.ts'
import { signIn, takeTrial } from '../support/steps.ts'

const site = siteOfJourneys()

let date: string
let pieces: string[]
/** A story that begins once it is known which issue there is. */
const story = (name: string, tell: () => Promise<void>) =>
  test(name, async () => {
    ;({ date, pieces } = await issueOnShelf(site()))
    await tell()
  })

const issuePath = () => `/magazine/${date}`
const partPath = (at: number) => `/magazine/${date}/${pieces[at]}`
const stored = async (page: Page) => JSON.stringify(await storedTexts(page))

/** A browser without a connection: what it asks for in vain is the story, not a fault. */
async function offline({ context }: Visitor, work: () => Promise<void>) {
  await context.setOffline(true)
  try {
    await work()
  } finally {
    await context.setOffline(false)
  }
}

story(
  'a subscriber opens an issue, reads on without a connection, and finds their place in another browser',
  async () => {
    const visitor = await newVisitor(site().origin)
    const { page } = visitor
    await takeTrial(visitor, 'issue@example.org')
    await visitor.open('/magazine')
    await visitor.inspect()
    await visitor.open(issuePath())
    await isKept(page)
    await visitor.inspect()
    await page.getByRole('link', { name: 'Begin reading' }).click()
    await page.waitForURL(`**${issuePath()}/*`)
    await visitor.inspect()

    await offline(visitor, async () => {
      await page.goto(partPath(0))
      assert.ok((await page.innerText('.article-body')).length > 400)
      assert.equal(await page.evaluate(() => document.fonts.check('1em "Dateline Text"')), true)
      await page.keyboard.press('ArrowRight')
      await page.waitForURL((url) => url.pathname !== partPath(0))
      await page.goto(partPath(2))
      await page.evaluate(() => scrollTo(0, document.body.scrollHeight))
      await page.waitForFunction(() => localStorage.getItem('dateline-magazine-places')?.includes('"done":["') === true)
    })

    // Back online the place is told.
    const told = page.waitForResponse(
      (answer) => answer.url().endsWith('/place.json') && answer.request().method() === 'POST',
    )
    await visitor.open(issuePath())
    await told
    const phone = await newVisitor(site().origin, { phone: true })
    await signIn(site(), phone, 'issue@example.org', 'code')
    await phone.open(issuePath())
    const goOn = phone.page.getByRole('link', { name: 'Go on where you were' })
    await goOn.waitFor()
    assert.equal(await goOn.getAttribute('href'), `${partPath(2)}#go-on`)
    assert.equal(await phone.page.locator(`[data-slug="${pieces[2]}"] .contents-read`).isVisible(), true)
    await isKept(phone.page)
    await phone.inspect()
    await goOn.click()
    await phone.page.waitForURL(`**${partPath(2)}**`)
    await phone.page.waitForFunction(() => scrollY > 100)
    await phone.inspect()
    await phone.close()
    await visitor.close()
  },
)

story('what is kept is shown with its size and removed one by one; signing out removes all of it', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await takeTrial(visitor, 'leaving@example.org')
  await visitor.open(issuePath())
  await isKept(page)
  await visitor.open('/magazine')
  const box = page.getByRole('region', { name: 'Kept on this device' })
  assert.match(await box.innerText(), /\d+ pages · [\d.]+ MB/)
  assert.match(await box.innerText(), /To be read until/)
  await visitor.inspect()
  await box.getByRole('button', { name: /^Remove .* from this device/ }).click()
  await box.waitFor({ state: 'hidden' })
  assert.doesNotMatch(await stored(page), /article-body/)
  // Whoever removed it has it back at a press, not by opening it.
  await visitor.open(issuePath())
  await page.getByRole('button', { name: 'Keep this issue for offline' }).click()
  await isKept(page)
  await visitor.open('/account')
  await page.locator('#kept-heading').waitFor()
  await visitor.inspect()
  await page.getByRole('button', { name: 'Log out' }).click()
  await page.waitForURL((url) => url.pathname === '/')
  assert.deepEqual(await keptNames(page), [])
  assert.equal(await page.evaluate(() => localStorage.getItem('dateline-magazine-places')), null)
  await visitor.close()
})

story('a copy whose time is over is removed and says so; the next contact keeps it again', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await takeTrial(visitor, 'away@example.org')
  await visitor.open(issuePath())
  await isKept(page)
  const [name = ''] = await keptNames(page)
  await page.evaluate(async (cacheName) => {
    const cache = await caches.open(cacheName)
    const state = await (await cache.match('/magazine/kept.json'))?.json()
    await cache.put('/magazine/kept.json', new Response(JSON.stringify({ ...state, until: Date.now() - 1_000 })))
  }, name)
  await offline(visitor, async () => {
    await page.goto(partPath(0))
    await page.getByRole('heading', { name: 'These issues have to be opened online once more' }).waitFor()
    assert.doesNotMatch(await stored(page), /article-body/)
  })
  await visitor.open(issuePath())
  await isKept(page)
  await offline(visitor, async () => {
    await page.goto(partPath(0))
    await page.locator('.article-body').waitFor()
    // Of another issue nothing is kept, which the page says instead of the browser.
    await page.goto('/magazine/2001-01-05')
    await page.getByRole('heading', { name: 'There is no connection' }).waitFor()
  })
  await visitor.close()
})

story('the copies of whoever has lapsed, or is somebody else now, are gone at the next contact', async () => {
  const visitor = await newVisitor(site().origin)
  const { page, context } = visitor
  await takeTrial(visitor, 'lapsing@example.org')
  await visitor.open(issuePath())
  await isKept(page)
  const [before] = await keptNames(page)
  await context.clearCookies()
  await visitor.open(partPath(1))
  await untilForgotten(page)
  assert.match(await page.innerText('#gate'), /The magazine is for subscribers/)
  await signIn(site(), visitor, 'lapsing@example.org', 'link')
  await visitor.open(issuePath())
  await isKept(page)
  await context.clearCookies()
  await takeTrial(visitor, 'another@example.org')
  await visitor.open(issuePath())
  await isKept(page)
  const after = await keptNames(page)
  assert.equal(after.length, 1)
  assert.notEqual(after[0], before)
  await visitor.close()
})

story(
  'a visitor gets the contents, the sample and the gate, without a script too, and nothing is kept for them',
  async () => {
    for (const javaScript of [true, false]) {
      const visitor = await newVisitor(site().origin, { javaScript })
      const { page } = visitor
      await visitor.open('/')
      await page.getByRole('navigation', { name: 'Sections' }).getByRole('link', { name: 'Magazine' }).click()
      await page.waitForURL('**/magazine')
      await visitor.inspect()
      await page.getByRole('link', { name: 'Open this issue' }).click()
      await page.waitForURL(`**${issuePath()}`)
      await visitor.inspect()
      await page.getByRole('link', { name: 'Read the sample of this issue' }).click()
      await page.locator('.article-body').waitFor()
      await visitor.inspect()
      const shut = partPath(pieces.length - 1)
      await visitor.open(shut)
      assert.match(await page.innerText('#gate'), /The magazine is for subscribers/)
      assert.equal(await page.locator('.article-body').count(), 0)
      await visitor.inspect()
      if (javaScript) assert.deepEqual(await keptNames(page), [])
      await visitor.close()
    }
  },
)

story('by keyboard alone one goes from the shelf through an issue; in Arabic the other arrow leads on', async () => {
  const visitor = await newVisitor(site().origin)
  const { page } = visitor
  await takeTrial(visitor, 'keys@example.org')
  for (const [prefix, on, back] of [
    ['', 'ArrowRight', 'ArrowLeft'],
    ['/ar', 'ArrowLeft', 'ArrowRight'],
  ] as const) {
    await visitor.open(prefix + partPath(0))
    await page.keyboard.press(on)
    await page.waitForURL((url) => url.pathname !== prefix + partPath(0))
    await page.keyboard.press(back)
    await page.waitForURL((url) => url.pathname === prefix + partPath(0))
  }
  await visitor.inspect()
  await visitor.close()
})

for (const [width, colorScheme] of [
  [360, 'dark'],
  [768, 'light'],
] as const) {
  story(
    `the magazine at ${width} px, ${colorScheme}: nothing is wider than the screen, axe finds nothing, in Arabic too`,
    async () => {
      const viewport = width === 360 ? PHONE : { width, height: 900 }
      const visitor = await newVisitor(site().origin, { viewport, colorScheme })
      for (const path of [
        '/magazine',
        '/fr/magazine',
        issuePath(),
        `/ar${issuePath()}`,
        partPath(1),
        '/magazine/kept',
      ]) {
        await visitor.open(path)
        await visitor.inspect()
      }
      await visitor.close()
    },
  )
}

story('a subscriber sees every part of an issue at phone width and finds nothing wrong with it', async () => {
  const visitor = await newVisitor(site().origin, { viewport: PHONE })
  await takeTrial(visitor, 'every@example.org')
  const response = await visitor.page.goto(issuePath())
  const slugs = [...((await response?.text()) ?? '').matchAll(/data-slug="([^"]+)"/g)].map(([, slug]) => slug as string)
  assert.ok(slugs.length > pieces.length)
  const others = slugs.filter((slug) => !pieces.includes(slug))
  for (const slug of [...others, ...pieces.slice(0, 2)]) {
    assert.equal(await visitor.open(`${issuePath()}/${slug}`), 200)
    await visitor.inspect()
  }
  await visitor.close()
})
