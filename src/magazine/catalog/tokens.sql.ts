import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** Another takes the place of the one that a reader has; within a transaction that has locked the reader. */
export async function storeToken(tx: Database, readerId: number, tokenHash: Buffer, now: Temporal.Instant) {
  await revokeTokens(tx, readerId, now)
  await sql`insert into reading_tokens (token_hash, reader_id, made_at) values (${tokenHash}, ${readerId}, ${now})`.execute(
    tx,
  )
}

export async function revokeTokens(db: Database, readerId: number, now: Temporal.Instant): Promise<void> {
  await sql`update reading_tokens set revoked_at = ${now}
    where reader_id = ${readerId} and revoked_at is null`.execute(db)
}

export async function tokenSince(db: Database, readerId: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ made_at: Temporal.Instant }>`select made_at from reading_tokens
    where reader_id = ${readerId} and revoked_at is null`.execute(db)
  return rows[0]?.made_at
}

export type FoundToken = { readerId: number; revokedAt: Temporal.Instant | null }

export async function findToken(db: Database, tokenHash: Buffer): Promise<FoundToken | undefined> {
  const { rows } = await sql<FoundToken>`select reader_id as "readerId", revoked_at as "revokedAt"
    from reading_tokens where token_hash = ${tokenHash}`.execute(db)
  return rows[0]
}

export async function deleteTokens(db: Database, readerId: number): Promise<void> {
  await sql`delete from reading_tokens where reader_id = ${readerId}`.execute(db)
}

export const listTokenRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    reading_tokens: sql`select to_jsonb(t) - 'token_hash' as row from reading_tokens t where reader_id = ${readerId}
      order by made_at`,
  })

/** None opens anything from now on; their readers make new ones. */
export async function endReadingTokens(tx: Database, now: Temporal.Instant): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ update reading_tokens set revoked_at = ${now}
    where revoked_at is null`.execute(tx)
}
