import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Instant = Temporal.Instant

export async function countAnswers(db: Database, intent: string): Promise<number> {
  const { rows } = await sql<{ answered: number }>`
    select answered from provider_answers where intent = ${intent}`.execute(db)
  return rows[0]?.answered ?? 0
}

/** Two callers who were answered under the same key count one answer. */
export async function countAnswer(db: Database, intent: string, before: number): Promise<void> {
  await sql`insert into provider_answers (intent, answered) values (${intent}, ${before + 1})
    on conflict (intent) do update set answered = greatest(provider_answers.answered, excluded.answered)`.execute(db)
}

export type KnownPrice = {
  price: string
  product: string
  planId: number
  planSlug: string
  planName: string
  currency: string
  amountMinor: number
  interval: 'month' | 'year'
}

const knownPrice = sql`select r.price, o.product, r.plan_id as "planId", p.slug as "planSlug",
    p.name as "planName", r.currency,
    r.amount_minor as "amountMinor", r.interval
  from provider_prices r
  join provider_products o on o.account = r.account and o.plan_id = r.plan_id
  join plans p on p.id = r.plan_id`

export async function findKnownPrice(db: Database, account: string, price: string): Promise<KnownPrice | undefined> {
  const { rows } = await sql<KnownPrice>`${knownPrice} where r.account = ${account} and r.price = ${price}`.execute(db)
  return rows[0]
}

export type WantedPrice = { planId: number; currency: string; amountMinor: number; interval: 'month' | 'year' }

export async function findPriceFor(
  db: Database,
  account: string,
  wanted: WantedPrice,
): Promise<KnownPrice | undefined> {
  const { rows } = await sql<KnownPrice>`${knownPrice}
    where r.account = ${account} and r.plan_id = ${wanted.planId} and r.currency = ${wanted.currency}
      and r.amount_minor = ${wanted.amountMinor} and r.interval = ${wanted.interval}`.execute(db)
  return rows[0]
}

export async function storePrice(db: Database, account: string, price: string, wanted: WantedPrice): Promise<void> {
  await sql`insert into provider_prices (price, account, plan_id, currency, amount_minor, interval)
    values (${price}, ${account}, ${wanted.planId}, ${wanted.currency}, ${wanted.amountMinor}, ${wanted.interval})
    on conflict do nothing`.execute(db)
}

export async function findProduct(db: Database, account: string, planId: number): Promise<string | undefined> {
  const { rows } = await sql<{ product: string }>`
    select product from provider_products where account = ${account} and plan_id = ${planId}`.execute(db)
  return rows[0]?.product
}

export async function storeProduct(db: Database, account: string, planId: number, product: string): Promise<void> {
  await sql`insert into provider_products (account, plan_id, product) values (${account}, ${planId}, ${product})
    on conflict do nothing`.execute(db)
}

export async function findSetting(db: Database, account: string, name: string): Promise<string | undefined> {
  const { rows } = await sql<{ value: string }>`
    select value from provider_settings where account = ${account} and name = ${name}`.execute(db)
  return rows[0]?.value
}

export async function storeSetting(db: Database, account: string, name: string, value: string): Promise<void> {
  await sql`insert into provider_settings (account, name, value) values (${account}, ${name}, ${value})
    on conflict (account, name) do update set value = excluded.value`.execute(db)
}

export type ProviderEvent = {
  id: string
  type: string
  object: string
  objectId: string
  account: string
  createdAt: Instant
}

/** True the first time; ids and times are kept, never what the event claims about its object. */
export async function insertEvent(tx: Database, event: ProviderEvent, now: Instant): Promise<boolean> {
  const { rows } = await sql`insert into provider_events (id, type, object, object_id, account, created_at, received_at)
    values (${event.id}, ${event.type}, ${event.object}, ${event.objectId}, ${event.account}, ${event.createdAt}, ${now})
    on conflict (id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** An event that has not been dealt with. */
export async function findOpenEvent(db: Database, id: string): Promise<ProviderEvent | undefined> {
  const { rows } = await sql<ProviderEvent>`
    select id, type, object, object_id as "objectId", account, created_at as "createdAt" from provider_events e
    where id = ${id} and not exists (select from provider_event_outcomes where event_id = e.id)`.execute(db)
  return rows[0]
}

export async function storeOutcome(
  db: Database,
  id: string,
  outcome: string,
  detail: Record<string, unknown>,
  now: Instant,
): Promise<void> {
  await sql`insert into provider_event_outcomes (event_id, at, outcome, detail)
    values (${id}, ${now}, ${outcome}, ${JSON.stringify(detail)}) on conflict do nothing`.execute(db)
}

/** What tells this database from every other one. */
export async function ensureInstallation(db: Database): Promise<string> {
  const known = await findSetting(db, '', 'installation')
  if (known) return known
  await sql`insert into provider_settings (account, name, value) values ('', 'installation', ${randomUUID()})
    on conflict do nothing`.execute(db)
  return (await findSetting(db, '', 'installation')) as string
}

/** Which of these events have been stored. */
export async function listKnownEvents(db: Database, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`select id from provider_events where id = any(${[...ids]})`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** The eldest that was stored and not before then. */
export async function findEldestEvent(db: Database, notBefore: Instant): Promise<Reached | undefined> {
  const { rows } = await sql<{ id: string; at: Instant }>`select id, created_at as at from provider_events
    where created_at >= ${notBefore} order by created_at, id limit 1`.execute(db)
  return rows[0]
}

/** An event up to which all have been looked at. */
export type Reached = { id: string; at: Instant }

/** `reached` is undefined where everything that the provider lists is still to be looked at. */
export async function findWalk(db: Database): Promise<{ begun: boolean; reached: Reached | undefined }> {
  const { rows } = await sql<{ begun: boolean; id: string | null; at: Instant | null }>`
    select begun, reached as id, reached_at as at from provider_event_walk`.execute(db)
  const { begun = false, id, at } = rows[0] ?? {}
  return { begun, reached: id && at ? { id, at } : undefined }
}

export async function storeWalk(db: Database, reached: Reached | undefined): Promise<void> {
  await sql`update provider_event_walk set begun = true, reached = ${reached?.id ?? null},
    reached_at = ${reached?.at ?? null}`.execute(db)
}

/** True where it was due: it is moved on. */
export async function claimWalk(tx: Database, next: Instant, now: Instant): Promise<boolean> {
  const { rows } =
    await sql`update provider_event_walk set walk_at = ${next} where walk_at <= ${now} returning id`.execute(tx)
  return rows.length > 0
}
