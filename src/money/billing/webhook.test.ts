import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'
import { createSubscriptions } from '../subscriptions/subscriptions.module.ts'

let site: PayingSite
let secret = ''
before(async () => {
  site = await openPayingSite('billing webhook')
  const { rows } = await sql<{
    value: string
  }>`select value from provider_settings where name = 'webhook-secret'`.execute(site.db)
  secret = rows[0]?.value ?? ''
})
after(() => site.close())

let sequence = 0
const event = (more: object = {}) => ({
  id: `evt_test${++sequence}`,
  object: 'event',
  type: 'customer.subscription.updated',
  created: Math.floor(site.clock.now().epochMilliseconds / 1000),
  livemode: false,
  data: { object: { id: 'sub_unknown', object: 'subscription' } },
  ...more,
})

function send(payload: string, options: { secret?: string; ageSeconds?: number; signature?: string | null } = {}) {
  const timestamp = Math.floor(site.clock.now().epochMilliseconds / 1000) - (options.ageSeconds ?? 0)
  const signature =
    options.signature === undefined
      ? Stripe.webhooks.generateTestHeaderString({ payload, secret: options.secret ?? secret, timestamp })
      : options.signature
  return site.app.request('/webhooks/stripe', {
    method: 'POST',
    body: payload,
    headers: { 'content-type': 'application/json', ...(signature === null ? {} : { 'stripe-signature': signature }) },
  })
}

async function storedEvents() {
  const { rows } = await sql<{ count: number }>`select count(*) as count from provider_events`.execute(site.db)
  return rows[0]?.count ?? 0
}

test('an event without a signature, with a forged one, an old one or a broken one is refused and leaves no trace', async () => {
  const before = await storedEvents()
  const payload = JSON.stringify(event())
  for (const [what, answer] of [
    ['none', await send(payload, { signature: null })],
    ['empty', await send(payload, { signature: '' })],
    ['nonsense', await send(payload, { signature: 'x'.repeat(5000) })],
    ['a digest that is missing', await send(payload, { signature: 't=1,v1=' })],
    ['a digest cut short', await send(payload, { signature: `t=${Math.floor(Date.now() / 1000)},v1=abcdef` })],
    ['another secret', await send(payload, { secret: 'whsec_another' })],
    [
      'of another body',
      await send(`${payload} `, { signature: Stripe.webhooks.generateTestHeaderString({ payload, secret }) }),
    ],
    ['six minutes old', await send(payload, { ageSeconds: 360 })],
    ['just too old', await send(payload, { ageSeconds: 301 })],
    ['not JSON', await send('{"id":')],
    ['no event', await send('{"hello":"world"}')],
    ['null', await send('null')],
    ['too large', await send(JSON.stringify(event({ padding: 'x'.repeat(600_000) })))],
  ] as const) {
    assert.equal(answer.status, 400, what)
    assert.equal(typeof ((await answer.json()) as { error: { code: string } }).error.code, 'string', what)
  }
  assert.equal(await storedEvents(), before)
})

test('a signed event with what no database takes, or of a time that never was, is refused and no failure of ours', async () => {
  const before = await storedEvents()
  const object = (id: string, name = 'thing') => ({ data: { object: { id, object: name } } })
  for (const more of [
    { type: 'some\0thing' },
    { account: 'acct\0' },
    object('x\0'),
    object('x', '\0'),
    { created: 9e15 },
    { created: -9e15 },
    { created: 253_402_300_800 },
    { created: -1 },
  ]) {
    const answer = await send(JSON.stringify(event(more)))
    assert.equal(answer.status, 400, JSON.stringify(more))
    assert.equal(((await answer.json()) as { error: { code: string } }).error.code, 'event')
  }
  assert.equal(await storedEvents(), before)
})

test('an event of five minutes ago still passes, and is stored once however often it comes', async () => {
  const before = await storedEvents()
  const payload = JSON.stringify(event({ type: 'some.thing', data: { object: { id: 'x_1', object: 'thing' } } }))
  for (const answer of await Promise.all([1, 2, 3, 4].map(() => send(payload, { ageSeconds: 299 })))) {
    assert.equal(answer.status, 200)
  }
  assert.equal(await storedEvents(), before + 1)
})

test('an event of live mode or of another account is refused, and the publisher hears of it', async () => {
  const alarmsBefore = (await site.alarms()).length
  const before = await storedEvents()
  for (const foreign of [event({ livemode: true }), event({ account: 'acct_another' })]) {
    assert.equal((await send(JSON.stringify(foreign))).status, 400)
  }
  assert.equal(await storedEvents(), before)
  assert.equal((await site.alarms()).length, alarmsBefore + 2)
  const mails = await site.mailsTo('desk@news.test')
  assert.ok(mails.some((mail) => mail.text?.includes('it is of live mode')))
})

test('a subscription that the provider moves to a price of somebody else keeps its last state, and alarms', async () => {
  const { providerId } = await site.subscriber('price@example.org')
  const product = await site.stripe.products.create({ name: 'Something else' })
  const price = await site.stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 1,
    recurring: { interval: 'month' },
  })
  const said = await site.stripe.subscriptions.retrieve(providerId)
  await site.stripe.subscriptions.update(providerId, { items: [{ id: said.items.data[0]?.id ?? '', price: price.id }] })
  await site.deliveriesDone()
  assert.equal((await site.entitlement('price@example.org')).reason, 'trial')
  assert.ok(
    (await site.alarms()).some(({ subject }) => subject.includes(providerId) && subject.includes('none of ours')),
  )
})

test('a subscription at our account that belongs to nobody here is ended there, and alarms', async () => {
  const customer = await site.stripe.customers.create({ email: 'stranger@example.org' })
  const { rows } = await sql<{
    price: string
  }>`select price from provider_prices where currency = 'usd' and interval = 'month'`.execute(site.db)
  const made = await site.stripe.subscriptions.create({
    customer: customer.id,
    items: [{ price: rows[0]?.price ?? '' }],
    trial_period_days: 30,
  })
  await site.deliveriesDone()
  const { rows: stored } = await sql`select s.state, s.set_aside, r.email from subscriptions s
    join readers r on r.id = s.reader_id where provider_subscription = ${made.id}`.execute(site.db)
  assert.deepEqual(stored, [{ state: 'ended', set_aside: 'orphan', email: 'nobody' }])
  assert.equal((await site.stripe.subscriptions.retrieve(made.id)).status, 'canceled')
  assert.ok((await site.alarms()).some(({ subject }) => subject.includes(made.id)))
})

test('a status that nobody knows leaves the last known state, and alarms', async () => {
  const { providerId } = await site.subscriber('status@example.org')
  await sql`update stripe_simulator.objects set data = jsonb_set(data::jsonb, '{status}', '"dormant"')::json where id = ${providerId}`.execute(
    site.db,
  )
  assert.equal(
    (await send(JSON.stringify(event({ data: { object: { id: providerId, object: 'subscription' } } })))).status,
    200,
  )
  await site.jobsDone()
  assert.equal((await site.entitlement('status@example.org')).reason, 'trial')
  assert.ok((await site.alarms()).some(({ subject }) => subject.includes('unknown status dormant')))
})

test('what an event claims about its object is not believed', async () => {
  const { providerId } = await site.subscriber('claims@example.org')
  const claimed = event({
    type: 'customer.subscription.deleted',
    data: { object: { id: providerId, object: 'subscription', status: 'canceled' } },
  })
  assert.equal((await send(JSON.stringify(claimed))).status, 200)
  await site.jobsDone()
  assert.equal((await site.entitlement('claims@example.org')).reason, 'trial')
})

test('the ledger takes no entry that does not sum to zero, and lets nothing be changed or taken away', async () => {
  await site.subscriber('ledger@example.org', 'annual')
  const refused = async (work: () => Promise<unknown>, why: RegExp) => assert.rejects(work, why)
  const book = (lines: Array<[string, number]>) =>
    site.db.transaction().execute(async (tx) => {
      const { rows } = await sql<{
        id: number
      }>`insert into ledger_entries (provider_id, kind, at, booked_at, subscription_id)
        select 'x' || ${++sequence}, 'payment', now(), now(), min(id) from subscriptions returning id`.execute(tx)
      for (const [currency, amount] of lines) {
        await sql`insert into ledger_lines (entry_id, account, currency, amount_minor)
          values (${rows[0]?.id}, 'a', ${currency}, ${amount})`.execute(tx)
      }
    })
  await refused(
    () =>
      book([
        ['usd', 5],
        ['usd', -4],
      ]),
    /sum to zero/,
  )
  await refused(
    () =>
      book([
        ['usd', 5],
        ['eur', -5],
      ]),
    /sum to zero/,
  )
  await refused(() => book([['usd', 5]]), /fewer than two lines/)
  await refused(() => book([]), /fewer than two lines/)
  await book([
    ['usd', 5],
    ['usd', -5],
  ])
  for (const table of [
    'ledger_entries',
    'ledger_lines',
    'subscription_events',
    'provider_events',
    'provider_event_outcomes',
    'checkout_consents',
  ]) {
    await refused(() => sql`delete from ${sql.table(table)}`.execute(site.db), /append-only/)
    await refused(() => sql`truncate ${sql.table(table)} cascade`.execute(site.db), /append-only/)
  }
  await refused(() => sql`update ledger_lines set amount_minor = 1`.execute(site.db), /append-only/)
})

test('a payment that is given back whole ends access, in part it does not', async () => {
  await site.subscriber('whole@example.org', 'annual')
  await site.subscriber('part@example.org', 'annual')
  for (const [email, amount] of [
    ['whole@example.org', undefined],
    ['part@example.org', 500],
  ] as const) {
    const [stored] = await site.subscriptionsOf(email)
    const invoices = await site.stripe.invoices.list({
      subscription: stored?.provider_subscription ?? '',
      expand: ['data.payments'],
    })
    const payment = invoices.data[0]?.payments?.data[0]?.payment.payment_intent as string
    await site.stripe.refunds.create({ payment_intent: payment, ...(amount ? { amount } : {}) })
  }
  await site.deliveriesDone()
  assert.equal((await site.entitlement('whole@example.org')).reason, 'refunded')
  assert.equal((await site.entitlement('part@example.org')).reason, 'paid')
})

test('an answer of the provider that was overtaken on its way is thrown away', async () => {
  const { providerId } = await site.subscriber('overtaken@example.org')
  let overtaken = false
  const slow = createSubscriptions({
    ...site.deps,
    gateway: {
      ...site.billing.gateway,
      async findSubscription(id) {
        const answer = await site.billing.gateway.findSubscription(id)
        if (!overtaken) {
          overtaken = true
          await site.stripe.subscriptions.update(providerId, { cancel_at_period_end: true })
          await site.subscriptions.syncSubscription(providerId, 'faster')
        }
        return answer
      },
    },
  })
  await slow.syncSubscription(providerId, 'slower')
  assert.equal((await site.entitlement('overtaken@example.org')).reason, 'canceling')
})
