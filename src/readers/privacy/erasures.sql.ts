import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

type Instant = Temporal.Instant

export type ErasureRow = {
  id: number
  readerId: number
  email: string
  language: string
  askedAt: Instant
  dueAt: Instant
}

/** False where the same wish is under way already. */
export async function insertErasure(
  tx: Database,
  wish: { readerId: number; email: string; language: string; now: Instant },
): Promise<boolean> {
  const { rows } = await sql`insert into erasures (reader_id, email, language, asked_at, due_at)
    values (${wish.readerId}, ${wish.email}, ${wish.language}, ${wish.now}, ${wish.now})
    on conflict (reader_id) do nothing returning id`.execute(tx)
  return rows.length > 0
}

export async function earliestErasure(db: Database): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select min(due_at) as at from erasures`.execute(db)
  return rows[0]?.at ?? undefined
}

const columns = sql`id, reader_id as "readerId", email, language, asked_at as "askedAt", due_at as "dueAt"`

/** Locks what is due, as far as nobody else is at it. */
export async function claimDueErasures(tx: Database, now: Instant): Promise<ErasureRow[]> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasures where due_at <= ${now} order by id
    limit 100 for update skip locked`.execute(tx)
  return rows
}

export async function selectOpenErasure(db: Database, id: number): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasures where id = ${id} and done_at is null`.execute(
    db,
  )
  return rows[0]
}

export async function findErasureOf(db: Database, readerId: number): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasures where reader_id = ${readerId}`.execute(db)
  return rows[0]
}

/** Locks it; undefined where another process has finished it. */
export async function lockErasure(tx: Database, id: number): Promise<ErasureRow | undefined> {
  const { rows } = await sql<ErasureRow>`select ${columns} from erasures
    where id = ${id} and done_at is null for update`.execute(tx)
  return rows[0]
}

export async function postponeErasures(tx: Database, next: ReadonlyArray<{ id: number; at: Instant }>): Promise<void> {
  const ids = next.map(({ id }) => id)
  const ats = next.map(({ at }) => at.toString())
  await sql`update erasures set due_at = n.at from unnest(${ids}::bigint[], ${ats}::timestamptz[]) as n (id, at)
    where erasures.id = n.id and done_at is null`.execute(tx)
}

export async function finishErasure(tx: Database, id: number, now: Instant): Promise<void> {
  await sql`update erasures set done_at = ${now}, due_at = null, email = null, reader_id = null
    where id = ${id}`.execute(tx)
}

/** From here to the end of this transaction, evidence of consent may be deleted. */
export async function allowErasing(tx: DatabaseTransaction): Promise<void> {
  await sql`set local dateline.erasing = 'yes'`.execute(tx)
}

/** The account, its sessions, and every request to sign in to it; what stays is a number. */
export async function eraseAccount(
  tx: DatabaseTransaction,
  reader: { readerId: number; emailKey: string },
  now: Instant,
): Promise<void> {
  const { readerId, emailKey } = reader
  const nobody = `erased-${readerId}`
  await sql`delete from sessions where reader_id = ${readerId}`.execute(tx)
  await sql`delete from email_changes where reader_id = ${readerId} or email_key = ${emailKey}`.execute(tx)
  await sql`delete from sign_in_requests where email_key = ${emailKey}`.execute(tx)
  await sql`update readers set email = ${nobody}, email_key = ${nobody}, person_key = ${nobody}, language = 'en',
      address_confirmed_at = null, erased_at = ${now}
    where id = ${readerId}`.execute(tx)
}
