import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('billing disputes')
})
after(() => site.close())

async function paymentOf(providerId: string): Promise<string> {
  const { data } = await site.stripe.invoices.list({ subscription: providerId, expand: ['data.payments'] })
  return data[0]?.payments?.data[0]?.payment.payment_intent as string
}

async function disputed(email: string, more: { inquiry?: boolean } = {}) {
  const subscribed = await site.subscriber(email, 'annual')
  const dispute = await site.openDispute(await paymentOf(subscribed.providerId), more)
  await site.deliveriesDone()
  return { ...subscribed, dispute }
}

const alarmsAbout = async (subject: string) =>
  (await site.alarms()).filter((alarm) => alarm.subject === subject).map(({ code }) => code)
const kindsTo = async (email: string) => (await site.mailsTo(email)).map((mail) => mail.headers.get('x-dateline-kind'))
const statusThere = async (providerId: string) => (await site.stripe.subscriptions.retrieve(providerId)).status

test('a reader whose bank questions a payment reads on, and the publisher hears of it once', async () => {
  const email = 'questioned@example.org'
  const { dispute } = await disputed(email)
  assert.deepEqual(await alarmsAbout(dispute), ['dispute-opened'])
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.ok((await site.mailsTo('desk@news.test')).some((mail) => mail.text?.includes(dispute)))
  const { data } = await site.stripe.events.list({ type: 'charge.dispute.created' })
  assert.deepEqual(
    data.map((event) => (event.data.object as { id: string }).id),
    [dispute],
  )
})

test('whose bank takes a payment back reads no longer, is told, is charged never again, and may subscribe again', async () => {
  const email = 'taken-back@example.org'
  const { browser, dispute, providerId } = await disputed(email)
  const heldBefore = (await site.ledgerSums()).find(({ account }) => account === 'provider:stripe')?.sum ?? 0
  await site.closeDispute(dispute, 'lost')
  await site.deliveriesDone()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'ended'])
  assert.match((await site.mailsTo(email)).at(-1)?.text ?? '', /Your bank has taken back/)
  assert.match(await (await browser.get('/account/subscription')).text(), /Your bank took your payment back/)
  assert.deepEqual(await alarmsAbout(dispute), ['dispute-opened', 'dispute-lost'])
  const sums = await site.ledgerSums()
  assert.equal(sums.find(({ account }) => account === 'provider:stripe')?.sum, heldBefore - 1990)
  assert.equal(sums.find(({ account }) => account === 'disputes:annual')?.sum, 1990)
  const started = await browser.post('/subscribe', { plan: 'annual' })
  assert.equal((await browser.get(await site.pay(started.headers.get('location') ?? ''))).status, 303)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('a dispute that is won, or an inquiry that comes to nothing, costs nobody anything', async () => {
  for (const inquiry of [false, true]) {
    const email = `won-${inquiry}@example.org`
    const { dispute, providerId } = await disputed(email, { inquiry })
    await site.closeDispute(dispute, 'won')
    await site.deliveriesDone()
    assert.equal((await site.entitlement(email)).reason, 'paid')
    assert.equal(await statusThere(providerId), 'active')
    assert.deepEqual(await kindsTo(email), ['welcome', 'receipt'])
    assert.deepEqual(await alarmsAbout(dispute), ['dispute-opened'])
  }
})

test('a lost dispute of which nothing was heard before, not even the payment, ends it all the same, and is booked once', async () => {
  const email = 'heard-late@example.org'
  const { providerId } = await site.subscriber(email, 'annual')
  await site.webhooks('lose')
  const dispute = await site.openDispute(await paymentOf(providerId))
  await site.webhooks('double')
  await site.closeDispute(dispute, 'lost')
  await site.deliveriesDone()
  await site.webhooks('normal')
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.deepEqual(await alarmsAbout(dispute), ['dispute-lost'])
  const taken = (await site.ledgerSums()).find(({ account }) => account === 'disputes:annual')?.sum
  assert.equal(taken, 2 * 1990, 'this one once, and the one before')
})

test('a second subscription whose payment the bank is taking back is ended all the same', async () => {
  const email = 'second-taken@example.org'
  await site.subscriber(email, 'annual')
  const started = await site.browser('198.51.100.44').post('/subscribe', { plan: 'annual', email })
  await site.webhooks('lose')
  await site.pay(started.headers.get('location') ?? '')
  const [second] = (await site.stripe.subscriptions.list({ limit: 1 })).data
  const providerId = second?.id ?? assert.fail()
  await site.openDispute(await paymentOf(providerId))
  await site.webhooks('normal')
  await site.subscriptions.syncSubscription(providerId, 'found')
  await site.deliveriesDone()
  assert.equal(await statusThere(providerId), 'canceled')
  const stored = (await site.subscriptionsOf(email)).find(({ set_aside }) => set_aside)
  assert.deepEqual([stored?.state, stored?.set_aside], ['ended', 'surplus'])
  assert.ok((await kindsTo(email)).includes('surplus'))
})
