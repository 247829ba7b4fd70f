import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { copyPurchase } from '../../../tests/support/copyPurchase.ts'
import { openPayingSite, type PayingSite } from '../../../tests/support/payingSite.ts'

/** All orders of five events are 120; each of as many subscriptions gets one of them. */
const NEWS = [
  'checkout.session.completed',
  'customer.subscription.created',
  'invoice.paid',
  'customer.subscription.updated',
  'customer.subscription.deleted',
] as const

/** DESIGN §9 */
const ORDERS = 300
const SEQUENCES = 200

let site: PayingSite
let secret = ''
before(async () => {
  site = await openPayingSite('billing orders')
  await site.noWalks()
  const { rows } = await sql<{
    value: string
  }>`select value from provider_settings where name = 'webhook-secret'`.execute(site.db)
  secret = rows[0]?.value ?? ''
})
after(() => site.close())

function permutations<T>(items: readonly T[]): T[][] {
  if (items.length <= 1) return [[...items]]
  return items.flatMap((item, index) => permutations(items.toSpliced(index, 1)).map((rest) => [item, ...rest]))
}

/** A fixed seed, so that a failure can be looked at again. */
function randomFrom(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1103515245 + 12345) % 2147483648
    return Math.floor((state / 2147483648) * below)
  }
}

function shuffled<T>(items: readonly T[], random: (below: number) => number): T[] {
  const left = [...items]
  return items.flatMap(() => left.splice(random(left.length), 1))
}

async function deliver(event: Stripe.Event) {
  const payload = JSON.stringify(event)
  const timestamp = Math.floor(site.clock.now().epochMilliseconds / 1000)
  const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp })
  const answer = await site.app.request('/webhooks/stripe', {
    method: 'POST',
    body: payload,
    headers: { 'stripe-signature': signature },
  })
  assert.equal(answer.status, 200)
}

/** Some lives at once, as a provider delivers; what one of them is told stays in its order. */
async function deliverAll(lists: readonly Stripe.Event[][]) {
  const waiting = [...lists]
  const work = async () => {
    for (let list = waiting.shift(); list; list = waiting.shift()) for (const event of list) await deliver(event)
  }
  await Promise.all(Array.from({ length: 8 }, work))
}

/** The same event under another id: what a provider sends that has lost count. */
const again = (event: Stripe.Event, times: number): Stripe.Event => ({ ...event, id: `${event.id}x${times}` })

type Life = { email: string; providerId: string; events: Stripe.Event[] }

/** Of the news, which come newest first, those that came before this one are of other tests. */
let oldNews = ''

async function eventsOf(lives: Life[]): Promise<void> {
  const all: Stripe.Event[] = []
  for await (const event of site.stripe.events.list({ limit: 100 })) {
    if (event.id === oldNews) break
    all.push(event)
  }
  all.reverse()
  for (const life of lives) {
    life.events = NEWS.flatMap((type) => {
      const found = all.findLast((event) => {
        const object = event.data.object as {
          id: string
          subscription?: string
          amount_paid?: number
          parent?: { subscription_details?: { subscription?: string } }
        }
        if (event.type !== type) return false
        if (type === 'invoice.paid')
          return object.amount_paid === 290 && object.parent?.subscription_details?.subscription === life.providerId
        return type === 'checkout.session.completed'
          ? object.subscription === life.providerId
          : object.id === life.providerId
      })
      return found ? [found] : []
    })
  }
}

async function outcomeOf(email: string) {
  const { rows } = await sql<Record<string, unknown>>`
    select s.state, s.set_aside, s.provider_status, s.paid_until - s.started_at as paid_for, s.refunded_until,
      s.period_end - s.started_at as period, s.ask_at, s.remind_at, s.undo_at,
      (select count(*) from ledger_entries where subscription_id = s.id) as entries,
      (select sum(l.amount_minor) from ledger_lines l join ledger_entries e on e.id = l.entry_id
        where e.subscription_id = s.id and l.account = 'provider:stripe') as received,
      (select count(*) from subscription_mails where subscription_id = s.id and kind = 'receipt') as receipts
    from subscriptions s join readers r on r.id = s.reader_id where r.email = ${email}`.execute(site.db)
  assert.equal(rows.length, 1, `${email} has one subscription`)
  return rows[0]
}

async function subscribe(email: string): Promise<Life> {
  const started = await site.browser('198.18.0.1').post('/subscribe', { plan: 'monthly', email })
  await site.pay(started.headers.get('location') ?? assert.fail('no checkout'))
  const { data } = await site.stripe.subscriptions.list({ limit: 1, status: 'all' })
  return { email, providerId: data[0]?.id ?? assert.fail('no subscription'), events: [] }
}

async function copiesOf(life: Life, emails: readonly string[]): Promise<Life[]> {
  return (await copyPurchase(site.db, life, emails)).map((copy) => ({ ...copy, events: [] }))
}

/** Lives through trial, payment, cancellation and end; at each stage `meanwhile` may deliver what has happened so far. */
async function live(lives: Life[], meanwhile: () => Promise<void> = async () => {}) {
  await meanwhile()
  await site.advance({ days: 31 })
  await meanwhile()
  for (const life of lives) await site.stripe.subscriptions.update(life.providerId, { cancel_at_period_end: true })
  await meanwhile()
  await site.advance({ days: 31 })
  await eventsOf(lives)
  for (const life of lives) assert.equal(life.events.length, NEWS.length, 'every kind of news was found')
}

/** Every one of them ended, paid for one month; `wanted` is the first one's end. */
async function expectOneOutcome(lives: readonly Life[], count: number) {
  const [first] = lives
  const wanted = await outcomeOf(first?.email ?? '')
  assert.equal(wanted?.state, 'ended')
  assert.equal(wanted?.received, '290')
  assert.equal(new Set(lives.map(({ providerId }) => providerId)).size, count)
  for (const life of lives) assert.deepEqual(await outcomeOf(life.email), wanted, life.email)
  assert.deepEqual(await site.alarms(), [])
}

test('trial, payment, cancellation and end, each told twice, in all orders, end in one state', async () => {
  const news = [0, 1, 2, 3, 4]
  const next = randomFrom(20261124)
  const doubledInPlace = permutations(news).map((order) => order.flatMap((at) => [at, at]))
  const doubledAnywhere = Array.from({ length: ORDERS - doubledInPlace.length }, () =>
    shuffled([...news, ...news], next),
  )
  const orders = [...doubledInPlace, ...doubledAnywhere]
  await site.webhooks('lose')
  // Nothing of it is heard before its end, so up to there one life stands for all: every question of ours is then about
  // a subscription that we do not know yet.
  const lived = await subscribe('order@example.org')
  await live([lived])
  const emails = orders.slice(1).map((order) => `order${order.join('')}.${orders.indexOf(order)}@example.org`)
  const lives = [lived, ...(await copiesOf(lived, emails))]
  await eventsOf(lives)
  await deliverAll(
    orders.map((order, index) => order.map((at) => lives[index]?.events[at] ?? assert.fail('the news is missing'))),
  )
  await site.jobsDone()
  await expectOneOutcome(lives, ORDERS)
})

test('the same while it happens: late, early, twice and under other ids, the end is the same', async () => {
  const random = randomFrom(20261123)
  oldNews = (await site.stripe.events.list({ limit: 1 })).data[0]?.id ?? ''
  await site.webhooks('lose')
  // What is heard when differs from here on.
  const first = await subscribe('late@example.org')
  const emails = Array.from({ length: SEQUENCES - 1 }, (_, index) => `late${index}@example.org`)
  const lives = [first, ...(await copiesOf(first, emails))]
  await live(lives, async () => {
    await eventsOf(lives)
    const early = lives.map(({ events }) =>
      Array.from({ length: random(4) }, () => events[random(events.length)])
        .filter((event) => event !== undefined)
        .map((event) => (random(2) ? event : again(event, random(1000)))),
    )
    await deliverAll(early)
  })
  const late = lives.map(({ events }) => shuffled(events, random).flatMap((event) => Array(1 + random(2)).fill(event)))
  await deliverAll(late)
  await site.jobsDone()
  await expectOneOutcome(lives, SEQUENCES)
})
