import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { walkEvents } from './walkEvents.ts'

let site: PayingSite
before(async () => {
  site = await openPayingSite('billing lost events')
  // As a worker does when it starts.
  await site.runDue()
})
after(() => site.close())

/** As long as news may be lost before somebody looks for them. */
const A_QUARTER = { minutes: 16 }

const kindsTo = async (email: string) => (await site.mailsTo(email)).map((mail) => mail.headers.get('x-dateline-kind'))
const statusThere = async (providerId: string) => (await site.stripe.subscriptions.retrieve(providerId)).status

async function paymentOf(providerId: string): Promise<string> {
  const { data } = await site.stripe.invoices.list({ subscription: providerId, expand: ['data.payments'] })
  return data[0]?.payments?.data[0]?.payment.payment_intent as string
}

async function deaf<T>(meanwhile: () => Promise<T>): Promise<T> {
  await site.webhooks('lose')
  try {
    return await meanwhile()
  } finally {
    await site.webhooks('normal')
  }
}

test('a payment that was given back, of which no news came, ends reading within a quarter of an hour', async () => {
  const email = 'given-back-unheard@example.org'
  const { providerId } = await site.subscriber(email, 'annual')
  const payment = await paymentOf(providerId)
  await deaf(() => site.stripe.refunds.create({ payment_intent: payment }))
  await site.advance(A_QUARTER)
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt', 'ended'])
  const back = (await site.ledgerSums()).find(({ account }) => account === 'refunds:annual')
  assert.equal(back?.sum, 1990)
})

test('a bank that takes a payment back, of which no news came, is alarmed, booked and ends it', async () => {
  const email = 'taken-back-unheard@example.org'
  const { providerId } = await site.subscriber(email, 'annual')
  const payment = await paymentOf(providerId)
  const dispute = await deaf(() => site.openDispute(payment))
  await site.advance(A_QUARTER)
  const alarms = async () => (await site.alarms()).filter(({ subject }) => subject === dispute).map(({ code }) => code)
  assert.deepEqual(await alarms(), ['dispute-opened'])
  await deaf(() => site.closeDispute(dispute, 'lost'))
  await site.advance(A_QUARTER)
  assert.deepEqual(await alarms(), ['dispute-opened', 'dispute-lost'])
  assert.equal((await site.entitlement(email)).subscriber, false)
  assert.equal(await statusThere(providerId), 'canceled')
})

test('who paid, closed the browser, and was never heard of reads after a quarter of an hour', async () => {
  const email = 'never-came-back@example.org'
  await deaf(async () => {
    const started = await site.browser('198.51.100.61').post('/subscribe', { plan: 'annual', email })
    await site.pay(started.headers.get('location') ?? '')
  })
  await site.advance(A_QUARTER)
  assert.equal((await site.entitlement(email)).reason, 'paid')
  assert.deepEqual(await kindsTo(email), ['welcome', 'receipt'])
})

/** What `walkEvents` works with, and how many questions it asks. */
async function counted() {
  const asked: string[] = []
  const listen = ({ path }: { path: string }) => void asked.push(path)
  const { stripe } = site
  const account = (await stripe.accounts.retrieveCurrent()).id
  const deps = {
    ...site.deps,
    stripe: async () => stripe,
    webhookSecret: undefined,
    livemode: false,
    account: async () => account,
    subscriptions: () => site.subscriptions,
    checkout: () => site.checkout,
    until: () => deps,
  }
  return {
    async walk() {
      asked.length = 0
      stripe.on('request', listen)
      await walkEvents(deps as never)
      stripe.off('request', listen)
      await site.jobsDone()
      return asked.length
    },
  }
}

async function eventsStored(): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from provider_events`.execute(site.db)
  return rows[0]?.count ?? 0
}

async function heardOf(providerId: string, times: number) {
  const before = await eventsStored()
  await deaf(async () => {
    for (let count = 0; count < times; count++) {
      await site.stripe.subscriptions.update(providerId, { metadata: { count: String(count) } })
    }
  })
  return before + times
}

test('a walk with no news costs the provider one question, however much was ever paid', async () => {
  const { walk } = await counted()
  await walk()
  assert.equal(await walk(), 1)
})

test('many lost events are found page by page, each once, also by two who look at the same time', async () => {
  const { providerId } = await site.subscriber('much-news@example.org')
  const { walk } = await counted()
  await walk()
  const expected = await heardOf(providerId, 205)
  const other = await counted()
  await Promise.all([walk(), other.walk()])
  assert.equal(await eventsStored(), expected)
  await site.advance(A_QUARTER)
  assert.equal(await walk(), 1)
})

test('where the place in the list is forgotten there, or older than what is listed, everything listed is looked at', async () => {
  const { providerId } = await site.subscriber('forgotten-place@example.org')
  const { walk } = await counted()
  for (const [reached, age] of [
    ['evt_of_another_account', { hours: 1 }],
    ['evt_of_another_time', { hours: 24 * 40 }],
  ] as const) {
    await walk()
    const expected = await heardOf(providerId, 3)
    await sql`update provider_event_walk set reached = ${reached}, reached_at = ${site.clock.now().subtract(age)}`.execute(
      site.db,
    )
    await walk()
    assert.equal(await eventsStored(), expected, reached)
  }
})

test('while the provider is silent nobody is told off, and what was missed is found afterwards', async () => {
  const { providerId } = await site.subscriber('silent-list@example.org')
  const { walk } = await counted()
  await walk()
  const expected = await heardOf(providerId, 2)
  await site.fail(1)
  try {
    await walk()
  } finally {
    await site.fail(0)
  }
  await walk()
  assert.equal(await eventsStored(), expected)
})
