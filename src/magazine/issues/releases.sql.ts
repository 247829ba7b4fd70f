import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

export async function earliestRelease(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(due_at) as at from magazine_issues
    where due_at is not null and state = 'proposed'`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Issues whose hour has come and that nobody holds; their column is moved on, should what releases them be lost. */
export async function claimReleases(
  tx: DatabaseTransaction,
  again: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`update magazine_issues set due_at = ${again} where id in (
    select id from magazine_issues where due_at <= ${now} and state = 'proposed' order by due_at for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function earliestRevision(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(case when stale then '1970-01-01Z' else revise_at end) as at from magazine_issues
    where (stale or revise_at is not null) and state = 'released'`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Released issues of which an article has changed. From here on another change makes them stale again. */
export async function claimRevisions(
  tx: DatabaseTransaction,
  again: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`update magazine_issues set stale = false, revise_at = ${again} where id in (
    select id from magazine_issues where (stale or revise_at <= ${now}) and state = 'released' for update skip locked)
    returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function endRevising(db: Database, issueId: number): Promise<void> {
  await sql`update magazine_issues set revise_at = null where id = ${issueId}`.execute(db)
}

export async function nextNumber(tx: Database): Promise<number> {
  const { rows } = await sql<{
    number: number
  }>`select coalesce(max(number), 0) + 1 as number from magazine_issues`.execute(tx)
  return rows[0]?.number ?? 1
}

/** The day of the newest issue that is released. */
export async function newestReleased(db: Database): Promise<string | undefined> {
  const { rows } = await sql<{ date: string | null }>`select max(date) as date from magazine_issues
    where state = 'released'`.execute(db)
  return rows[0]?.date ?? undefined
}

export async function markReleased(
  tx: DatabaseTransaction,
  issueId: number,
  number: number,
  at: Temporal.Instant,
): Promise<void> {
  await sql`update magazine_issues set state = 'released', number = ${number}, released_at = ${at}, due_at = null,
    revision = 1, note = '' where id = ${issueId}`.execute(tx)
}

export async function markRevised(tx: DatabaseTransaction, issueId: number, revision: number): Promise<void> {
  await sql`update magazine_issues set revision = ${revision}, revise_at = null where id = ${issueId}`.execute(tx)
}

/** It waits for somebody, who is told why. */
export async function holdWith(db: Database, issueId: number, note: string): Promise<void> {
  await sql`update magazine_issues set state = 'held', note = ${note} where id = ${issueId} and state = 'proposed'`.execute(
    db,
  )
}
