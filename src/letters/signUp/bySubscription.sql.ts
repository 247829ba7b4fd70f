import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** What may open something; whether it does is asked when a letter goes out. */
const RUNNING = ['trialing', 'active', 'past_due', 'canceling']

/**
 * The next readers with a subscription under way and an address that is theirs, entered for a newsletter with what shows
 * why; not those who have ever asked for it or stopped it. `last`: where to go on.
 */
export async function insertForSubscribers(
  db: Database,
  about: { slug: string; evidence: Record<string, unknown>; after: number; most: number },
  now: Temporal.Instant,
): Promise<{ entered: number; last: number | undefined }> {
  const evidence = JSON.stringify(about.evidence)
  const { rows } = await sql<{ entered: number; last: number | null }>`
    with newsletter as (select id from newsletters where slug = ${about.slug}),
    subscribing as (
      select distinct s.reader_id as id from subscriptions s
      where s.reader_id > ${about.after} and s.state = any(${RUNNING}) and s.set_aside is null
      order by s.reader_id limit ${about.most}),
    fresh as (
      select n.id as newsletter_id, r.email, r.email_key
      from subscribing g join readers r on r.id = g.id cross join newsletter n
      where r.erased_at is null and r.address_confirmed_at is not null and not exists (
        select from newsletter_subscriptions t where t.newsletter_id = n.id and t.email_key = r.email_key)),
    entered as (
      insert into newsletter_subscriptions (newsletter_id, email, email_key, status, requested_at, confirmed_at)
      select newsletter_id, email, email_key, 'confirmed', ${now}, ${now} from fresh
      on conflict do nothing returning newsletter_id, email, email_key),
    asked as (
      insert into newsletter_consents (newsletter_id, email, email_key, event, at, evidence)
      select newsletter_id, email, email_key, 'requested', ${now}, ${evidence}::jsonb from entered
      returning id, newsletter_id, email, email_key),
    agreed as (
      insert into newsletter_consents (newsletter_id, email, email_key, event, at, request_id, evidence)
      select newsletter_id, email, email_key, 'confirmed', ${now}, id, ${evidence}::jsonb from asked)
    select (select count(*) from entered) as entered, (select max(id) from subscribing) as last`.execute(db)
  const [row] = rows
  return { entered: Number(row?.entered ?? 0), last: row?.last ?? undefined }
}
