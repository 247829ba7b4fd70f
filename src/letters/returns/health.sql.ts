import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { DomainCounts } from './health.rule.ts'

/** Adds to what is known of the day's mail to some domains, always in one order, so that nobody waits in a circle. */
export async function addToHealth(db: Database, counts: readonly DomainCounts[], now: Temporal.Instant): Promise<void> {
  if (counts.length === 0) return
  const sorted = [...counts].sort((a, b) => (a.domain < b.domain ? -1 : 1))
  await sql`
    insert into mail_health as h (day, domain, sent, hard, soft, complaints)
    select (${now}::timestamptz at time zone 'UTC')::date, domain, sent, hard, soft, complaints
    from jsonb_to_recordset(${JSON.stringify(sorted)}::jsonb)
      as c (domain text, sent integer, hard integer, soft integer, complaints integer)
    on conflict (day, domain) do update set sent = h.sent + excluded.sent, hard = h.hard + excluded.hard,
      soft = h.soft + excluded.soft, complaints = h.complaints + excluded.complaints`.execute(db)
}

const counted = sql`sum(sent)::bigint as sent, sum(hard)::bigint as hard, sum(soft)::bigint as soft,
  sum(complaints)::bigint as complaints`

export async function findHealth(db: Database, domain: string, since: Temporal.Instant): Promise<DomainCounts> {
  const { rows } = await sql<DomainCounts>`
    select ${domain}::text as domain, coalesce(sent, 0) as sent, coalesce(hard, 0) as hard, coalesce(soft, 0) as soft,
      coalesce(complaints, 0) as complaints
    from (select ${counted} from mail_health
      where day >= (${since}::timestamptz at time zone 'UTC')::date and domain = ${domain}) h`.execute(db)
  return rows[0] as DomainCounts
}

/** The domains to which most was sent. */
export async function listHealth(db: Database, since: Temporal.Instant, most: number): Promise<DomainCounts[]> {
  const { rows } = await sql<DomainCounts>`
    select domain, ${counted} from mail_health where day >= (${since}::timestamptz at time zone 'UTC')::date
    group by domain order by sum(sent) desc, domain limit ${most}`.execute(db)
  return rows
}

export async function earliestHealth(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ day: string | null }>`select min(day) as day from mail_health`.execute(db)
  return rows[0]?.day ?? undefined
}

export async function deleteHealth(db: Database, before: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from mail_health where day < (${before}::timestamptz at time zone 'UTC')::date`.execute(db)
  return Number(numAffectedRows ?? 0n)
}
