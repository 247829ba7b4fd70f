import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { cutOffReadersOf, until } from '../../../tests/support/cutOff.ts'
import { createTestDatabase, type TestDatabase } from '../../../tests/support/database.ts'
import { type OpenDatabase, openDatabase } from '../../platform/database.ts'
import { Fault } from '../../platform/errors.ts'
import { createLog } from '../../platform/log.ts'
import { announce, listenForNotices, type Notices } from '../../platform/notices.ts'
import { OFFERS_CHANNEL } from './offers.rule.ts'
import { parsePlanFields } from './planFields.rule.ts'
import { createPlans, type Plans } from './plans.module.ts'
import { loadPlans } from './plans.sql.ts'
import { savePlan } from './savePlan.ts'
import { setPrices } from './setPrices.ts'

const now = Temporal.Instant.from('2026-11-23T08:00:00Z')
const zone = 'Europe/Paris'

let database: TestDatabase
let open: OpenDatabase
let notices: Notices
const log = createLog('silent')
before(async () => {
  database = await createTestDatabase('plans')
  open = openDatabase(database.connection)
  notices = await listenForNotices(database.connection, log)
})
after(async () => {
  await notices.close()
  await open.close()
  await database.drop()
})

const refusedWith = (code: string) => (error: unknown) => error instanceof Fault && error.code === code

test('what a publisher sets is offered by every process at once, and written down', async () => {
  const { db } = open
  const plans = await createPlans({ db, notices, log })
  assert.deepEqual(plans.offers({ currency: 'usd', now, zone, trialAvailable: true }), [])
  const before = plans.offersVersion(now, zone)
  const heard = new Promise<void>((resolve) => notices.on(OFFERS_CHANNEL, () => resolve()))
  assert.deepEqual(await savePlan(db, 'monthly', { interval: 'month', trialDays: 30 }, 'cli', now), { kind: 'made' })
  await setPrices(db, 'monthly', { usd: '2.90', JPY: '450' }, 'cli', now)
  const parsed = parsePlanFields({ benefits: 'Ad-free (new); The archives /archive' }, [], now)
  assert.equal(parsed.kind, 'change')
  if (parsed.kind === 'change') await savePlan(db, 'monthly', parsed.change, 'cli', now)
  await heard
  await plans.reload()
  const [offer] = plans.offers({ currency: 'usd', now, zone, trialAvailable: true })
  assert.equal(offer?.name, 'Monthly')
  assert.deepEqual(offer?.price, { amountMinor: 290, currency: 'usd' })
  assert.deepEqual(plans.benefits(now, zone), [
    { name: 'Ad-free', isNew: true },
    { name: 'The archives', url: '/archive', isNew: false },
  ])
  assert.notEqual(plans.offersVersion(now, zone), before)
  assert.notEqual(
    plans.offersVersion(now, zone),
    plans.offersVersion(now.add({ hours: 24 }), zone),
    'dates are part of an offer',
  )
  const { rows } = await sql<{ action: string }>`select action from audit_log order by id`.execute(db)
  assert.deepEqual(
    rows.map((row) => row.action),
    ['plan.set', 'plan.price', 'plan.set'],
  )
})

test('changing one thing keeps the others, and a plan keeps its place', async () => {
  const { db } = open
  await savePlan(db, 'annual', { interval: 'year' }, 'cli', now)
  assert.deepEqual(await savePlan(db, 'monthly', { trialDays: 14 }, 'cli', now), { kind: 'changed' })
  const [monthly, annual] = await loadPlans(db)
  assert.deepEqual([monthly?.slug, monthly?.interval, monthly?.trialDays], ['monthly', 'month', 14])
  assert.equal(annual?.slug, 'annual')
})

const priceOf = (plans: Plans) => plans.plan('monthly')?.prices.find(({ currency }) => currency === 'usd')?.amountMinor

test('a price that is set while the database has a hiccup is on sale once it answers again', async () => {
  const { db } = open
  const plans = await createPlans({ db, notices, log })
  assert.equal(priceOf(plans), 290)
  await cutOffReadersOf(database.connection, 'plan_prices', {
    provoke: () => announce(db, OFFERS_CHANNEL, ''),
    change: "update plan_prices set amount_minor = 310 where currency = 'usd'",
  })
  await until(() => priceOf(plans) === 310, 'the new price is on sale')
  plans.close()
})

test('what was read before a price was changed does not put the old one on sale again', async () => {
  const { db } = open
  // What the database has answered to the first reload comes late, as over a bad network.
  const held = Promise.withResolvers<void>()
  const asked = Promise.withResolvers<void>()
  let late = false
  const badNetwork = db.withPlugin({
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      if (!late) return result
      asked.resolve()
      await held.promise
      return result
    },
  })
  const plans = await createPlans({ db: badNetwork, notices, log })
  late = true
  await announce(db, OFFERS_CHANNEL, '')
  await asked.promise
  late = false
  const heard = new Promise<void>((resolve) => notices.on(OFFERS_CHANNEL, () => resolve()))
  await setPrices(db, 'monthly', { usd: '3.30' }, 'cli', now)
  await heard
  for (let round = 0; round < 20; round++) await sql`select 1`.execute(db)
  held.resolve()
  await until(() => priceOf(plans) === 330, 'the new price is on sale')
  for (let round = 0; round < 20; round++) await sql`select 1`.execute(db)
  assert.equal(priceOf(plans), 330)
  plans.close()
  await setPrices(db, 'monthly', { usd: '2.90' }, 'cli', now)
})

test('a wrong price, currency or plan changes nothing at all', async () => {
  const { db } = open
  for (const [slug, prices, code] of [
    ['monthly', { usd: '3.00', xyz: '1' }, 'currency-unknown'],
    ['monthly', { usd: '3.00', jpy: '4.50' }, 'price'],
    ['monthly', { usd: '0' }, 'price'],
    ['monthly', { usd: '-1' }, 'price'],
    ['monthly', { usd: 'free' }, 'price'],
    ['monthly', {}, 'price'],
    ['weekly', { usd: '3.00' }, 'plan-unknown'],
  ] as const) {
    await assert.rejects(setPrices(db, slug, prices as Record<string, string>, 'cli', now), refusedWith(code))
  }
  await assert.rejects(savePlan(db, 'Weekly!', { interval: 'month' }, 'cli', now), refusedWith('plan-slug'))
  await assert.rejects(savePlan(db, 'weekly', { trialDays: 3 }, 'cli', now), refusedWith('plan-unknown'))
  const [monthly] = await loadPlans(db)
  assert.deepEqual(
    monthly?.prices.find((price) => price.currency === 'usd'),
    { amountMinor: 290, currency: 'usd' },
  )
})

test('a publisher whose benefits are not in Latin letters can say them, and may have two', async () => {
  const { db } = open
  const parsed = parsePlanFields({ benefits: 'Без рекламы (new); Архив; 会員限定' }, [], now)
  assert.equal(parsed.kind, 'change')
  const change = parsed.kind === 'change' ? parsed.change : {}
  assert.deepEqual(
    change.benefits?.map(({ slug }) => slug),
    ['без-рекламы', 'архив', '会員限定'],
  )
  await savePlan(db, 'cyrillic', { interval: 'month', ...change }, 'cli', now)
  const plans = await createPlans({ db, notices, log })
  assert.deepEqual(
    plans.benefits(now, zone).map(({ name }) => name),
    ['Без рекламы', 'Архив', '会員限定'],
  )
})
