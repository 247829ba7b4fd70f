import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Instant = Temporal.Instant

/** Columns with an instant at which something is to be done. */
export type DueColumn = 'ask_at' | 'remind_at' | 'undo_at'

export async function earliestDue(db: Database, column: DueColumn): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select min(${sql.ref(column)}) as at from subscriptions`.execute(
    db,
  )
  return rows[0]?.at ?? undefined
}

export async function listDue(db: Database, column: DueColumn, now: Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select id from subscriptions
    where ${sql.ref(column)} <= ${now} order by ${sql.ref(column)}, id limit 500`.execute(db)
  return rows.map((row) => row.id)
}

export async function countDue(db: Database, column: DueColumn, now: Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from subscriptions where ${sql.ref(column)} <= ${now}`.execute(db)
  return rows[0]?.count ?? 0
}

/**
 * Moves a due instant on, and says whether it was still due: of two processes that found the same one, one goes on. A
 * process that dies after this leaves it due again at `next`.
 */
export async function claimDue(
  db: Database,
  column: DueColumn,
  id: number,
  next: Instant | undefined,
  now: Instant,
): Promise<boolean> {
  const { rows } = await sql`update subscriptions set ${sql.ref(column)} = ${next ?? null}::timestamptz
    where id = ${id} and ${sql.ref(column)} <= ${now} returning id`.execute(db)
  return rows.length > 0
}

/** Moves on everything that is due, as far as nobody else is at it, and says what it was: at most 500 at a time. */
export async function claimAllDue(tx: Database, column: DueColumn, next: Instant, now: Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    with due as materialized (select id from subscriptions where ${sql.ref(column)} <= ${now}
      order by ${sql.ref(column)}, id limit 500 for update skip locked)
    update subscriptions s set ${sql.ref(column)} = ${next} from due where s.id = due.id returning s.id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Keeps an earlier instant, where one was set. */
export async function setUndo(tx: Database, id: number, at: Instant): Promise<void> {
  await sql`update subscriptions set undo_at = least(undo_at, ${at}::timestamptz) where id = ${id}`.execute(tx)
}

/** The provider is asked about this one by then, if not earlier. */
export async function askBy(db: Database, id: number, at: Instant): Promise<void> {
  await sql`update subscriptions set ask_at = least(ask_at, ${at}::timestamptz) where id = ${id}`.execute(db)
}

export async function clearUndo(tx: Database, id: number): Promise<void> {
  await sql`update subscriptions set undo_at = null where id = ${id}`.execute(tx)
}

/** Since when the provider has been silent about this one. */
export async function markUnanswered(tx: Database, id: number, now: Instant): Promise<Instant> {
  const { rows } = await sql<{ unanswered_since: Instant }>`
    update subscriptions set unanswered_since = coalesce(unanswered_since, ${now}) where id = ${id}
    returning unanswered_since`.execute(tx)
  return rows[0]?.unanswered_since ?? now
}

/** True once per silence. */
export async function claimPublisherWarning(tx: Database, id: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update subscriptions set publisher_warned_at = ${now}
    where id = ${id} and publisher_warned_at is null returning id`.execute(tx)
  return rows.length > 0
}
