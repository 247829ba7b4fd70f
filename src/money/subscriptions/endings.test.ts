import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('subscriptions endings')
})
after(() => site.close())

async function paymentOf(providerId: string): Promise<string> {
  const { data } = await site.stripe.invoices.list({ subscription: providerId, expand: ['data.payments'] })
  return data[0]?.payments?.data[0]?.payment.payment_intent as string
}

async function settle() {
  await site.deliveriesDone()
  await site.runDue()
  await site.deliveriesDone()
}

const statusThere = async (providerId: string) => (await site.stripe.subscriptions.retrieve(providerId)).status
const kindsTo = async (email: string) => (await site.mailsTo(email)).map((mail) => mail.headers.get('x-dateline-kind'))
type Browser = Awaited<ReturnType<PayingSite['subscriber']>>['browser']
const pageOf = async (browser: Browser) => (await browser.get('/account/subscription')).text()

/** In a trial that nothing will be charged for: a failing card would be the same for all of them, and has one trial. */
async function failingSubscriber(email: string) {
  const { browser, providerId } = await site.subscriber(email)
  await payWith(providerId, 'pm_card_chargeCustomerFail')
  return { browser, providerId }
}

async function payWith(providerId: string, token: string) {
  const { customer } = await site.stripe.subscriptions.retrieve(providerId)
  const card = await site.stripe.paymentMethods.attach(token, { customer: String(customer) })
  await site.stripe.subscriptions.update(providerId, { default_payment_method: card.id })
}

/** Days after a failed renewal on which the provider tries once more; then it gives up. */
async function triesAgainOn(...days: number[]) {
  await sql`insert into stripe_simulator.settings (name, value) values ('retry_days', ${JSON.stringify(days)})
    on conflict (name) do update set value = excluded.value`.execute(site.db)
}

/** Dateline's account of a subscription. */
async function stored(providerId: string) {
  const { rows } = await sql<{ state: string; ended_because: string | null; ask_at: unknown; undo_at: unknown }>`
    select state, ended_because, ask_at, undo_at from subscriptions
    where provider_subscription = ${providerId}`.execute(site.db)
  return rows[0]
}

/** What was received for it and not given back. */
async function keptOf(providerId: string): Promise<number | undefined> {
  const { rows } = await sql<{ sum: number }>`select coalesce(sum(l.amount_minor), 0)::bigint as sum
    from ledger_entries e join ledger_lines l on l.entry_id = e.id and l.account = 'provider:stripe'
    join subscriptions s on s.id = e.subscription_id where s.provider_subscription = ${providerId}`.execute(site.db)
  return rows[0]?.sum
}

async function subscribesAgain(browser: Browser, plan = 'annual') {
  const started = await browser.post('/subscribe', { plan })
  const url = started.headers.get('location') ?? ''
  assert.ok(url.startsWith(site.simulator.url), `sent to ${url}`)
  assert.equal((await browser.get(await site.pay(url))).status, 303)
}

test('a reader whose payment was given back whole is told that it has ended, is never charged again, and may subscribe again', async () => {
  const email = 'given-back@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  await site.stripe.refunds.create({ payment_intent: await paymentOf(providerId) })
  await settle()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
  for (const path of ['/account', '/account/subscription']) {
    const page = await (await browser.get(path)).text()
    assert.match(page, /Your payment was given back/)
    assert.doesNotMatch(page, /paid until|renews/)
  }
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'ended'])
  assert.match((await site.mailsTo(email)).at(-1)?.text ?? '', /given back/)
  assert.deepEqual(await stored(providerId), {
    state: 'ended',
    ended_because: 'refunded',
    ask_at: null,
    undo_at: null,
  })
  await subscribesAgain(browser)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('who had canceled and then got the money back reads no longer, and hears of it', async () => {
  const email = 'canceled-and-given-back@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  await browser.post('/account/subscription/cancel')
  await site.stripe.refunds.create({ payment_intent: await paymentOf(providerId) })
  await settle()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'canceled', 'ended'])
})

test('while the provider is away, what was given back ends here all the same, and there as soon as it is heard', async () => {
  const email = 'given-back-in-the-dark@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  const [known] = await site.subscriptionsOf(email)
  const subscription = (await site.subscriptions.findSubscription(site.db, known?.id ?? 0)) ?? assert.fail()
  await site.fail(1)
  try {
    const { startedAt: paidAt, periodEnd: coversUntil } = subscription
    const givenBack = { amountMinor: 1990, refundedMinor: 1990, paidAt, coversUntil }
    await site.db.transaction().execute((tx) => site.subscriptions.recordRefund(tx, subscription, givenBack))
    assert.equal((await site.entitlement(email)).subscriber, false)
    assert.match(await pageOf(browser), /Your payment was given back/)
  } finally {
    await site.fail(0)
  }
  await site.jobsDone()
  await settle()
  assert.equal(await statusThere(providerId), 'canceled')
})

test('whom somebody at the provider’s desk cuts off at once is told', async () => {
  const email = 'cut-off@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  await site.stripe.subscriptions.cancel(providerId)
  await settle()
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'ended'])
  assert.match(await pageOf(browser), /Your subscription ended on/)
})

/** Days after the charge failed on which mails of these kinds went out. */
async function daysOf(email: string, kind: string): Promise<number[]> {
  const mails = await site.mailsTo(email)
  const failed = mails.find(({ headers }) => headers.get('x-dateline-kind') === 'payment-failed')?.date
  assert.ok(failed)
  return mails
    .filter(({ headers }) => headers.get('x-dateline-kind') === kind)
    .map(({ date }) => Math.round(((date?.getTime() ?? 0) - failed.getTime()) / 86_400_000))
}

test('a reader whose card fails reads for the two weeks that they were promised, though the provider gives up after one', async () => {
  const email = 'given-up@example.org'
  const { browser, providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  const promised = /You can read until ([^;.<]+)/.exec(await pageOf(browser))?.[1]
  assert.ok(promised)
  await site.advance({ days: 8 })
  assert.equal(await statusThere(providerId), 'canceled', 'the provider has given up')
  assert.equal((await site.entitlement(email)).reason, 'grace')
  assert.equal((await site.entitlement(email)).subscriber, true)
  const page = await pageOf(browser)
  assert.ok(page.includes(promised), `still promised until ${promised}`)
  assert.match(page, /href="\/subscribe"/, 'and may subscribe again at once')
  await site.advance({ days: 5, hours: 20 })
  assert.equal((await site.entitlement(email)).subscriber, true)
  await site.advance({ hours: 4 })
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.deepEqual(await daysOf(email, 'payment-failed'), [0, 3, 7, 12])
  assert.deepEqual(await daysOf(email, 'ended'), [14])
  assert.match((await site.mailsTo(email)).at(-1)?.text ?? '', /could not collect/)
  assert.match(await pageOf(browser), /ended on/)
  await subscribesAgain(browser)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('a reader whose provider goes on trying for months is cut off after two weeks, told, and may subscribe again', async () => {
  await triesAgainOn(10, 40, 70)
  const email = 'tried-for-months@example.org'
  const { browser, providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.advance({ days: 13, hours: 20 })
  assert.equal((await site.entitlement(email)).reason, 'grace')
  await site.advance({ hours: 4 })
  await settle()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
  assert.deepEqual(await daysOf(email, 'payment-failed'), [0, 3, 7, 12])
  assert.deepEqual(await daysOf(email, 'ended'), [14])
  assert.match(await pageOf(browser), /ended on/)
  assert.deepEqual(await stored(providerId), { state: 'ended', ended_because: 'unpaid', ask_at: null, undo_at: null })
  const open = await site.stripe.invoices.list({ subscription: providerId, status: 'open' })
  assert.deepEqual(open.data, [], 'no invoice is left that could be paid for nothing')
  await subscribesAgain(browser)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('who pays within the two weeks goes on as before, and hears no more of it', async () => {
  await triesAgainOn(5, 8)
  const email = 'pays-in-time@example.org'
  const { providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.advance({ days: 4 })
  await payWith(providerId, 'pm_card_visa')
  await site.advance({ days: 15 })
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.deepEqual(await daysOf(email, 'payment-failed'), [0, 3])
  assert.deepEqual(await daysOf(email, 'ended'), [])
})

test('who cancels while a payment is owed has it confirmed by mail, with the day until which they read, and can take it back', async () => {
  const email = 'owed-and-canceled@example.org'
  const { browser, providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  const promised = /You can read until ([^;.<]+)/.exec(await pageOf(browser))?.[1] ?? assert.fail()
  const question = await (await browser.get('/account/subscription/cancel')).text()
  assert.ok(question.includes(`until ${promised}`), 'nobody is told that they have paid for what they have not')
  const answer = await browser.post('/account/subscription/cancel')
  assert.match(await (await browser.get(answer.headers.get('location') ?? '')).text(), /We have confirmed it by mail/)
  await settle()
  assert.deepEqual((await kindsTo(email)).slice(-2), ['payment-failed', 'canceled'])
  const mail = (await site.mailsTo(email)).at(-1)?.text ?? ''
  assert.ok(mail.includes(`until ${promised}`), mail)
  assert.match(mail, /still missing/)
  await browser.post('/account/subscription/resume')
  assert.equal((await site.stripe.subscriptions.retrieve(providerId)).cancel_at_period_end, false)
})

test('a reader whose grace ends while the provider is silent is told that it has ended, and may subscribe again', async () => {
  await triesAgainOn(10, 40, 70)
  const email = 'silent-at-the-end@example.org'
  const { browser, providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.fail(1)
  try {
    await site.passAtDateline({ days: 14 })
    assert.match(await pageOf(browser), /ended on/, 'also before anybody has asked')
    assert.equal((await browser.get('/subscribe')).status, 200, 'and the offer is shown')
    await site.runDue()
    assert.equal((await site.entitlement(email)).subscriber, false)
    assert.deepEqual(await daysOf(email, 'ended'), [14])
    const started = await browser.post('/subscribe', { plan: 'annual' })
    // Of what it fails to answer it may have done the first try, and tells the second: then it is no more away.
    assert.ok(
      [303, 503].includes(started.status),
      `the provider is away, and nothing else is in the way: ${started.status}`,
    )
  } finally {
    await site.fail(0)
  }
  await site.advance({ minutes: 2 })
  assert.equal(await statusThere(providerId), 'canceled')
  await subscribesAgain(browser)
  assert.equal((await site.entitlement(email)).reason, 'paid')
})

test('who subscribes again in the two weeks hears no more of the payment that failed before', async () => {
  await triesAgainOn(5, 8)
  const email = 'again-in-grace@example.org'
  const { browser, providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.advance({ days: 9 })
  assert.equal(await statusThere(providerId), 'canceled', 'the provider has given up')
  await subscribesAgain(browser)
  await settle()
  const dunned = (await daysOf(email, 'payment-failed')).length
  await site.advance({ days: 8 })
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.equal((await daysOf(email, 'payment-failed')).length, dunned, 'no mail says until when they may read')
  assert.deepEqual(await daysOf(email, 'ended'), [], 'nor that their subscription has ended')
})

test('who pays too late, after the provider has given up, gets that back and reads to the end of the two weeks all the same', async () => {
  await triesAgainOn(5, 8)
  const email = 'too-late@example.org'
  const { providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.webhooks('lose')
  await site.passAtProvider({ days: 9 })
  assert.equal(await statusThere(providerId), 'canceled', 'the provider has given up, and nobody has heard of it')
  const [open] = (await site.stripe.invoices.list({ subscription: providerId, status: 'open' })).data
  const { customer } = await site.stripe.subscriptions.retrieve(providerId)
  const card = await site.stripe.paymentMethods.attach('pm_card_visa', { customer: String(customer) })
  await site.stripe.invoices.pay(open?.id ?? '', { payment_method: card.id })
  await site.webhooks('normal')
  await site.passAtDateline({ days: 9 })
  await site.subscriptions.syncSubscription(providerId, 'event:late')
  await settle()
  assert.equal(await keptOf(providerId), 0)
  assert.equal((await site.entitlement(email)).reason, 'grace')
  await site.advance({ days: 5 })
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.deepEqual(await daysOf(email, 'ended'), [14])
})

test('who had canceled, and is cut off by somebody at the provider’s desk long before that day, is told', async () => {
  const email = 'canceled-and-cut-off@example.org'
  const { browser, providerId } = await site.subscriber(email, 'annual')
  await browser.post('/account/subscription/cancel')
  await site.deliveriesDone()
  await site.stripe.subscriptions.cancel(providerId)
  await settle()
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'canceled', 'ended'])
})

test('who pays an old invoice of what has ended long ago gets that back, and somebody is alarmed', async () => {
  await triesAgainOn(5, 8)
  const email = 'old-invoice@example.org'
  const { providerId } = await failingSubscriber(email)
  await site.advance({ days: 30, hours: 2 })
  await site.stripe.subscriptions.cancel(providerId)
  await settle()
  await site.advance({ days: 3 })
  const [open] = (await site.stripe.invoices.list({ subscription: providerId, status: 'open' })).data
  const { customer } = await site.stripe.subscriptions.retrieve(providerId)
  const card = await site.stripe.paymentMethods.attach('pm_card_visa', { customer: String(customer) })
  await site.stripe.invoices.pay(open?.id ?? '', { payment_method: card.id })
  await settle()
  assert.equal(await keptOf(providerId), 0)
  assert.ok(!(await kindsTo(email)).includes('receipt'), 'a receipt would say that something was paid for')
  assert.ok((await site.alarms()).some(({ code, subject }) => code === 'paid-after-end' && subject === providerId))
})

test('no publisher gives a year away to whoever cancels what was paused: they read as long as they have paid for', async () => {
  const email = 'paused-and-canceled@example.org'
  const { browser, providerId } = await site.subscriber(email)
  await site.advance({ days: 31 })
  await site.stripe.subscriptions.update(providerId, { pause_collection: { behavior: 'void' } })
  await site.advance({ days: 31 })
  assert.equal((await site.entitlement(email)).subscriber, false, 'nothing was paid for this month')
  const answer = await browser.post('/account/subscription/cancel')
  assert.match(
    await (await browser.get(answer.headers.get('location') ?? '')).text(),
    /will not go on, and nothing is charged/,
  )
  await settle()
  assert.equal((await site.stripe.subscriptions.retrieve(providerId)).cancel_at_period_end, true)
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal((await kindsTo(email)).at(-1), 'canceled')
  assert.doesNotMatch((await site.mailsTo(email)).at(-1)?.text ?? '', /until/i)
  await browser.post('/account/subscription/resume')
  assert.equal((await site.stripe.subscriptions.retrieve(providerId)).cancel_at_period_end, false)
})
