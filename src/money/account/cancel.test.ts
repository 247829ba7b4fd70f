import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('cancel', { lossy: true })
  await site.noWalks()
})
after(() => site.close())

type Browser = Awaited<ReturnType<PayingSite['subscriber']>>['browser']

const PAGE = '/account/subscription'
const CANCELED = 'Your subscription is canceled'
const UPDATES = /^POST \/v1\/subscriptions\//

const press = (browser: Browser, command: 'cancel' | 'resume') => browser.post(`${PAGE}/${command}`)
const pageOf = async (browser: Browser, path = PAGE) => (await browser.get(path)).text()

/** What is shown after the form, as a browser follows it. */
async function shownAfter(browser: Browser, command: 'cancel' | 'resume') {
  const answer = await press(browser, command)
  return answer.status === 303 ? pageOf(browser, answer.headers.get('location') ?? '') : answer.text()
}

const renews = async (providerId: string) =>
  !(await site.stripe.subscriptions.retrieve(providerId)).cancel_at_period_end

test('whoever cancels while the provider hangs, keeps it, and cancels again is canceled and not only told so', async () => {
  const { browser, providerId } = await site.subscriber('three-presses@example.org')
  site.loseAnswersTo(UPDATES)
  assert.equal((await press(browser, 'cancel')).status, 503)
  site.loseAnswersTo(undefined)
  await site.deliveriesDone()
  assert.equal((await site.entitlement('three-presses@example.org')).reason, 'canceling')
  assert.match(await shownAfter(browser, 'resume'), /goes on as before/)
  await site.deliveriesDone()
  assert.equal(await renews(providerId), true)
  const page = await shownAfter(browser, 'cancel')
  assert.equal(await renews(providerId), false)
  assert.ok(page.includes(CANCELED))
})

test('the same when no answer was heard at all, and when it happens twice', async () => {
  const { browser, providerId } = await site.subscriber('deaf@example.org', 'annual')
  site.loseAnswersTo(UPDATES)
  for (const [command, goesOn] of [
    ['cancel', false],
    ['resume', true],
    ['cancel', false],
    ['resume', true],
    ['cancel', false],
  ] as const) {
    assert.equal((await press(browser, command)).status, 503, command)
    await site.deliveriesDone()
    assert.equal(await renews(providerId), goesOn, command)
  }
  site.loseAnswersTo(undefined)
})

test('whoever presses again because nothing was heard asks for the same thing once', async () => {
  const email = 'impatient@example.org'
  const { browser, providerId } = await site.subscriber(email)
  await site.webhooks('lose')
  site.loseAnswersTo(UPDATES)
  for (let time = 0; time < 3; time++) {
    const answer = await press(browser, 'cancel')
    assert.equal(answer.status, 503)
    const page = await answer.text()
    assert.ok(!page.includes(CANCELED), 'nobody knows')
    assert.ok(!page.includes('Nothing was changed'), 'nobody knows')
    assert.match(page, /do not know yet/)
  }
  site.loseAnswersTo(undefined)
  await site.webhooks('normal')
  assert.equal(await renews(providerId), false)
  assert.ok((await shownAfter(browser, 'cancel')).includes(CANCELED))
  const canceled = (await site.mailsTo(email)).filter(({ headers }) => headers.get('x-dateline-kind') === 'canceled')
  assert.equal(canceled.length, 1)
})

test('what the reader asked for and nobody heard of is found out without them, and confirmed by mail', async () => {
  const email = 'went-away@example.org'
  const { browser } = await site.subscriber(email)
  await site.webhooks('lose')
  site.loseAnswersTo(UPDATES)
  assert.equal((await press(browser, 'cancel')).status, 503)
  site.loseAnswersTo(undefined)
  await site.webhooks('normal')
  await site.advance({ minutes: 10 })
  assert.equal((await site.entitlement(email)).reason, 'canceling')
  const kinds = (await site.mailsTo(email)).map(({ headers }) => headers.get('x-dateline-kind'))
  assert.ok(kinds.includes('canceled'))
})

test('a link that says so does not make it so: what happened is read from the subscription', async () => {
  const { browser } = await site.subscriber('link@example.org')
  for (const said of ['canceled', 'welcome', 'provider-away', 'unanswered', 'nonsense']) {
    const page = await pageOf(browser, `${PAGE}?notice=${said}`)
    assert.ok(!page.includes('class="notice"'), said)
    assert.ok(!page.includes(CANCELED), said)
  }
  assert.ok((await shownAfter(browser, 'cancel')).includes(CANCELED))
  assert.ok(!(await pageOf(browser, `${PAGE}?notice=resumed`)).includes('goes on as before'))
  const nobody = site.browser('198.51.100.77')
  await site.signIn(nobody, 'no-subscription@example.org')
  for (const said of ['canceled', 'resumed']) {
    assert.ok(!(await pageOf(nobody, `${PAGE}?notice=${said}`)).includes('class="notice"'), said)
  }
})

test('whoever took it back at the provider, of which no news came, and then cancels here, is canceled', async () => {
  const { browser, providerId } = await site.subscriber('elsewhere@example.org')
  assert.ok((await shownAfter(browser, 'cancel')).includes(CANCELED))
  await site.deliveriesDone()
  await site.webhooks('lose')
  await site.stripe.subscriptions.update(providerId, { cancel_at_period_end: false })
  await site.webhooks('normal')
  const page = await shownAfter(browser, 'cancel')
  assert.equal(await renews(providerId), false)
  assert.ok(page.includes(CANCELED))
})

test('whoever cancels what has ended meanwhile is shown that it has ended', async () => {
  const { browser, providerId } = await site.subscriber('ended-meanwhile@example.org')
  await site.webhooks('lose')
  await site.stripe.subscriptions.cancel(providerId)
  await site.webhooks('normal')
  const page = await shownAfter(browser, 'cancel')
  assert.match(page, /Your subscription ended on/)
  assert.ok(!page.includes('class="notice"'))
})
