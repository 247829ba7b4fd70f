import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'
import type { OwnIssue } from './ownIssue.ts'

export async function findOwnIssue(db: Database, readerId: number): Promise<OwnIssue | undefined> {
  const { rows } = await sql<OwnIssue>`select ticket, kind, state, asked_at as "askedAt", forget_at as "forgetAt", slugs
    from own_issues where reader_id = ${readerId}`.execute(db)
  return rows[0]
}

/** Takes the place of the one that there was. */
export async function storeOrder(tx: Database, readerId: number, order: Omit<OwnIssue, 'state'>): Promise<void> {
  await sql`insert into own_issues (reader_id, ticket, kind, state, asked_at, forget_at, slugs)
    values (${readerId}, ${order.ticket}, ${order.kind}, 'making', ${order.askedAt}, ${order.forgetAt}, ${order.slugs})
    on conflict (reader_id) do update set ticket = excluded.ticket, kind = excluded.kind, state = 'making',
      asked_at = excluded.asked_at, forget_at = excluded.forget_at, slugs = excluded.slugs, bytes = null`.execute(tx)
}

/** What was made, and of which articles; nothing happens where another order has come, or the reader has gone. */
export async function storeMade(
  db: Database,
  { readerId, ticket }: { readerId: number; ticket: string },
  made: { bytes: Uint8Array; slugs: readonly string[] },
): Promise<void> {
  await sql`update own_issues set state = 'made', bytes = ${Buffer.from(made.bytes)}, slugs = ${[...made.slugs]}
    where reader_id = ${readerId} and ticket = ${ticket} and state = 'making'`.execute(db)
}

export async function markFailed(db: Database, { readerId, ticket }: { readerId: number; ticket: string }) {
  await sql`update own_issues set state = 'failed'
    where reader_id = ${readerId} and ticket = ${ticket} and state = 'making'`.execute(db)
}

export async function findOwnBytes(db: Database, readerId: number, ticket: string): Promise<Buffer | undefined> {
  const { rows } = await sql<{ bytes: Buffer | null }>`select bytes from own_issues
    where reader_id = ${readerId} and ticket = ${ticket}`.execute(db)
  return rows[0]?.bytes ?? undefined
}

export async function deleteOwnIssue(db: Database, readerId: number): Promise<void> {
  await sql`delete from own_issues where reader_id = ${readerId}`.execute(db)
}

export async function earliestToForget(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(forget_at) as at from own_issues`.execute(db)
  return rows[0]?.at ?? undefined
}

/** At once at most; the rest follows. */
const MOST_FORGOTTEN = 500

export async function forgetDue(db: Database, now: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from own_issues where reader_id in (select reader_id from own_issues
    where forget_at <= ${now} order by forget_at limit ${MOST_FORGOTTEN})`.execute(db)
  return Number(numAffectedRows ?? 0)
}

export const listOwnIssueRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    own_issues: sql`select to_jsonb(o) - 'bytes' as row from own_issues o where reader_id = ${readerId}`,
  })
