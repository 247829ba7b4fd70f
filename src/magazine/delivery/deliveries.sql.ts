import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Delivery, DeliveryState } from './eReader.ts'

type Which = { readerId: number; date: string; revision: number }

/** One for each of these readers to whom this revision has not gone yet. Returns for whom there is one now. */
export async function insertDeliveries(
  tx: Database,
  { date, revision, readerIds }: { date: string; revision: number; readerIds: readonly number[] },
  now: Temporal.Instant,
): Promise<number[]> {
  const { rows } = await sql<{ readerId: number }>`
    insert into issue_deliveries (reader_id, issue_date, revision, state, mail_id, at)
    select r.id, ${date}::date, ${revision}, 'pending', gen_random_uuid(), ${now}
    from unnest(${[...readerIds]}::bigint[]) as r (id)
    where not exists (select from issue_deliveries d where d.reader_id = r.id and d.issue_date = ${date}::date)
    on conflict do nothing returning reader_id as "readerId"`.execute(tx)
  return rows.map(({ readerId }) => readerId)
}

/** Its reader asks for it, however often it went: a mail of its own. */
export async function storeAsked(tx: Database, { readerId, date, revision }: Which, now: Temporal.Instant) {
  await sql`insert into issue_deliveries (reader_id, issue_date, revision, state, mail_id, at)
    values (${readerId}, ${date}::date, ${revision}, 'pending', gen_random_uuid(), ${now})
    on conflict (reader_id, issue_date, revision) do update set state = 'pending', mail_id = excluded.mail_id,
      at = excluded.at where issue_deliveries.state <> 'pending'`.execute(tx)
}

export async function findDelivery(db: Database, { readerId, date, revision }: Which): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`select issue_date::text as date, revision, state, mail_id as "mailId", at
    from issue_deliveries
    where reader_id = ${readerId} and issue_date = ${date}::date and revision = ${revision}`.execute(db)
  return rows[0]
}

export async function lastDelivery(db: Database, readerId: number): Promise<Delivery | undefined> {
  const { rows } = await sql<Delivery>`select issue_date::text as date, revision, state, mail_id as "mailId", at
    from issue_deliveries where reader_id = ${readerId} order by issue_date desc, revision desc limit 1`.execute(db)
  return rows[0]
}

export async function markDelivery(db: Database, which: Which, state: DeliveryState, now: Temporal.Instant) {
  await sql`update issue_deliveries set state = ${state}, at = ${now} where reader_id = ${which.readerId}
    and issue_date = ${which.date}::date and revision = ${which.revision} and state = 'pending'`.execute(db)
}

export async function deleteDeliveries(db: Database, readerId: number): Promise<void> {
  await sql`delete from issue_deliveries where reader_id = ${readerId}`.execute(db)
}

/** True for whoever is the first to announce this issue. */
export async function claimLetter(tx: Database, date: string, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`insert into issue_letters (issue_date, at) values (${date}::date, ${now})
    on conflict do nothing returning issue_date`.execute(tx)
  return rows.length > 0
}

export async function storeLetter(tx: Database, date: string, letterId: number): Promise<void> {
  await sql`update issue_letters set letter_id = ${letterId} where issue_date = ${date}::date`.execute(tx)
}
