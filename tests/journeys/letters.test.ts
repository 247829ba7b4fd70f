import assert from 'node:assert/strict'
import { test } from 'node:test'
import { newVisitor, type Visitor } from '../support/browser.ts'
import { siteOfJourney } from '../support/journey.ts'
import { linkTo, type ReceivedMail, readMails, waitForMail } from '../support/mails.ts'
import { access, KIRIBATI, PANAMA, TOKYO } from '../support/steps.ts'

const SUEZ = '/trade/suez-opens'
const ADA = 'ada@example.org'

const site = siteOfJourney()

/** The letters of this newsletter that have come to Ada, oldest first. */
const lettersOf = async (newsletter: string): Promise<ReceivedMail[]> =>
  (await readMails(site().outbox)).filter(({ to, listId }) => to === ADA && listId.startsWith(newsletter))

async function confirm(visitor: Visitor, count: number) {
  const mail = await waitForMail(site().outbox, { to: ADA, kind: 'newsletter-confirm', count })
  await visitor.page.goto(linkTo(mail, '/confirm/'))
  await visitor.page.locator('main form button').click()
  await visitor.inspect()
}

test('a reader takes two letters, has both the next morning, reads on from one beyond the meter, and stops it with one click', async () => {
  const visitor = await newVisitor(site().origin, { javaScript: false })
  const { page } = visitor
  await visitor.open(SUEZ)
  const box = page.locator('.newsletter-box').first()
  await box.locator('[name=email]').fill(ADA)
  await box.locator('button').click()
  await confirm(visitor, 1)
  await visitor.open('/')
  await page.locator('.promise form [name=email]').fill(ADA)
  await page.locator('.promise form button').click()
  await confirm(visitor, 2)

  // Nobody is at work: the clock alone puts them together and sends them.
  assert.equal((await site().cli('clock', 'advance', '24h')).status, 0)
  const [leaf, ...moreLeaves] = await lettersOf('this-happened')
  assert.deepEqual(moreLeaves, [])
  assert.match(leaf?.subject ?? '', /^\d{3,4}: \S/, 'the year and what happened')
  const [daily, ...moreDaily] = await lettersOf('daily-mark')
  assert.deepEqual(moreDaily, [])
  assert.ok(daily, 'the daily letter has come')
  const path = daily.links.map((link) => new URL(link)).find(({ pathname }) => /^\/[a-z]+\/[a-z-]+$/.test(pathname))
  assert.ok(path)

  // The free article is spent; the letter's opens all the same, and leaves an address without the pass.
  const meters = [PANAMA, TOKYO, KIRIBATI].filter((article) => article !== path.pathname)
  await access(visitor, meters[0] ?? PANAMA)
  assert.match(await access(visitor, meters[1] ?? TOKYO), /^gate; reason=allowance-spent/)
  const opened = await page.goto(path.href)
  assert.equal(opened?.headers()['dateline-access'], 'open; reason=newsletter')
  assert.equal(page.url(), site().origin + path.pathname)
  await visitor.inspect()

  const [unsubscribe = ''] = /https?:[^>]+/.exec(daily.unsubscribe) ?? []
  await page.goto(unsubscribe)
  await visitor.inspect()
  assert.equal((await lettersOf('daily-mark')).length, 1)
  const clicked = await fetch(unsubscribe, {
    method: 'POST',
    body: new URLSearchParams({ 'List-Unsubscribe': 'One-Click' }),
  })
  assert.equal(clicked.status, 200)
  assert.equal((await site().cli('clock', 'advance', '24h')).status, 0)
  assert.equal((await lettersOf('daily-mark')).length, 1, 'the one that was stopped has not come again')
  assert.equal((await lettersOf('this-happened')).length, 2, 'the other one has')
  await visitor.close()
})
