import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type LookedState = 'there' | 'gone' | 'private' | 'unknown'
export type StoredLook = { url: string; state: LookedState; detail: string; lookedAt: Temporal.Instant }

/** Addresses are longer than an index takes. */
const digestOf = (url: string): Buffer => createHash('sha256').update(url).digest()

export async function findLooks(db: Database, urls: readonly string[]): Promise<StoredLook[]> {
  if (urls.length === 0) return []
  const { rows } = await sql<StoredLook>`select url, state, detail, looked_at as "lookedAt" from link_looks
    where digest = any(${urls.map(digestOf)}::bytea[])`.execute(db)
  return rows
}

export async function storeLook(
  db: Database,
  { url, state, detail }: Omit<StoredLook, 'lookedAt'>,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into link_looks (digest, url, state, detail, looked_at)
    values (${digestOf(url)}, ${url}, ${state}, ${detail}, ${now})
    on conflict (digest) do update
      set state = excluded.state, detail = excluded.detail, looked_at = excluded.looked_at`.execute(db)
}

/** Whoever asks again does not put it off. */
export async function askForLook(db: Database, articleId: number, dueAt: Temporal.Instant): Promise<void> {
  await sql`insert into link_looks_due (article_id, due_at) values (${articleId}, ${dueAt})
    on conflict (article_id) do update set due_at = excluded.due_at
      where link_looks_due.due_at > excluded.due_at`.execute(db)
}

export async function nextLook(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(due_at) as at from link_looks_due`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Moves those that are due on to `again`, should their job be lost. */
export async function claimLooks(
  tx: Database,
  most: number,
  again: Temporal.Instant,
  now: Temporal.Instant,
): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`update link_looks_due set due_at = ${again}
    where article_id = any(array(select article_id from link_looks_due where due_at <= ${now}
      order by due_at limit ${most} for update skip locked)) returning article_id as id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** Unless somebody has asked since. */
export async function deleteLookDue(db: Database, articleId: number, claimedUntil: Temporal.Instant): Promise<void> {
  await sql`delete from link_looks_due where article_id = ${articleId} and due_at = ${claimedUntil}`.execute(db)
}

/** At once at most; the rest follows. */
const MOST_FORGOTTEN = 1_000

export async function oldestLook(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(looked_at) as at from link_looks`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function deleteLooksUntil(db: Database, until: Temporal.Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from link_looks where digest = any(array(select digest from link_looks
    where looked_at <= ${until} order by looked_at limit ${MOST_FORGOTTEN}))`.execute(db)
  return Number(numAffectedRows ?? 0)
}
