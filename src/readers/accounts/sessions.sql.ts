import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type SessionRow = {
  token_hash: Buffer
  reader_id: number
  /** Let in at the desk. */
  staff: boolean
  created_at: Temporal.Instant
  last_used_at: Temporal.Instant
  ended_at: Temporal.Instant | null
  user_agent: string
}

export type SessionWithReaderRow = SessionRow & {
  address_proven: boolean
  email: string
  email_key: string
  address_confirmed_at: Temporal.Instant | null
}

export async function insertSession(
  db: Database,
  session: {
    tokenHash: Buffer
    readerId: number
    staff: boolean
    addressProven: boolean
    userAgent: string
    now: Temporal.Instant
  },
): Promise<void> {
  await sql`
    insert into sessions (token_hash, reader_id, staff, address_proven, created_at, last_used_at, user_agent)
    values (${session.tokenHash}, ${session.readerId}, ${session.staff}, ${session.addressProven}, ${session.now},
      ${session.now}, ${session.userAgent})`.execute(db)
}

export async function findSessionRow(db: Database, tokenHash: Buffer): Promise<SessionWithReaderRow | undefined> {
  const { rows } = await sql<SessionWithReaderRow>`
    select s.token_hash, s.reader_id, s.staff, s.address_proven, s.created_at, s.last_used_at, s.ended_at, s.user_agent,
      r.email, r.email_key, r.address_confirmed_at
    from sessions s join readers r on r.id = s.reader_id
    where s.token_hash = ${tokenHash}`.execute(db)
  return rows[0]
}

export async function listSessionsOf(db: Database, readerId: number): Promise<SessionRow[]> {
  const { rows } = await sql<SessionRow>`
    select token_hash, reader_id, staff, created_at, last_used_at, ended_at, user_agent
    from sessions where reader_id = ${readerId} order by created_at, token_hash`.execute(db)
  return rows
}

/** True when the session was last used at or before `unlessUsedAfter` and is now marked as used. */
export async function updateLastUsed(
  db: Database,
  tokenHash: Buffer,
  used: { after: Temporal.Instant; until: Temporal.Instant },
  now: Temporal.Instant,
): Promise<boolean> {
  const { rows } = await sql`
    update sessions set last_used_at = ${now}
    where token_hash = ${tokenHash} and ended_at is null
      and last_used_at > ${used.after} and last_used_at <= ${used.until}
    returning reader_id`.execute(db)
  return rows.length > 0
}

/** True when it had not ended before. */
export async function markSessionEnded(db: Database, tokenHash: Buffer, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update sessions set ended_at = ${now} where token_hash = ${tokenHash} and ended_at is null
    returning reader_id`.execute(db)
  return rows.length > 0
}

/** Lets a session in at the desk; true when it was not in before. */
export async function markSessionAtDesk(db: Database, tokenHash: Buffer): Promise<boolean> {
  const { rows } = await sql`
    update sessions set staff = true where token_hash = ${tokenHash} and ended_at is null and not staff
    returning reader_id`.execute(db)
  return rows.length > 0
}

/** Takes a reader's sessions out of the desk, but for one where it is named. */
export async function markSessionsOffDesk(db: Database, readerId: number, allBut: Buffer | undefined): Promise<void> {
  await sql`update sessions set staff = false
    where reader_id = ${readerId} and staff and token_hash is distinct from ${allBut ?? null}`.execute(db)
}

/** Of those that had not ended before; answers with their hashes. */
export async function markSessionsOfEnded(
  db: Database,
  readerId: number,
  which: { only: string } | { allBut: string },
  now: Temporal.Instant,
): Promise<Buffer[]> {
  const condition =
    'only' in which
      ? sql`token_hash = ${Buffer.from(which.only, 'hex')}`
      : sql`token_hash <> ${Buffer.from(which.allBut, 'hex')}`
  const { rows } = await sql<{ token_hash: Buffer }>`
    update sessions set ended_at = ${now} where reader_id = ${readerId} and ended_at is null and ${condition}
    returning token_hash`.execute(db)
  return rows.map((row) => row.token_hash)
}

/** Ends what was begun without the mail; answers with the hashes of the sessions that ended. */
export async function markUnprovenSessionsEnded(
  db: Database,
  readerId: number,
  now: Temporal.Instant,
): Promise<Buffer[]> {
  const { rows } = await sql<{ token_hash: Buffer }>`
    update sessions set ended_at = ${now}
    where reader_id = ${readerId} and not address_proven and ended_at is null
    returning token_hash`.execute(db)
  return rows.map((row) => row.token_hash)
}

export async function deleteSessions(db: Database, lastUsedUntil: Temporal.Instant, endedUntil: Temporal.Instant) {
  const { rows } = await sql`
    delete from sessions where last_used_at <= ${lastUsedUntil} or ended_at <= ${endedUntil}
    returning reader_id`.execute(db)
  return rows.length
}

export async function earliestSessionTimes(
  db: Database,
): Promise<{ last_used_at: Temporal.Instant | null; ended_at: Temporal.Instant | null }> {
  const { rows } = await sql<{ last_used_at: Temporal.Instant | null; ended_at: Temporal.Instant | null }>`
    select (select min(last_used_at) from sessions) as last_used_at,
      (select min(ended_at) from sessions) as ended_at`.execute(db)
  return rows[0] ?? { last_used_at: null, ended_at: null }
}

/** Everybody is signed out. */
export async function endAllSessions(tx: Database, now: Temporal.Instant): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ update sessions set ended_at = ${now} where ended_at is null`.execute(
    tx,
  )
}
