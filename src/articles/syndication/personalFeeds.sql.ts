import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

export async function storePersonalFeed(db: Database, readerId: number, tokenHash: Buffer, now: Temporal.Instant) {
  await sql`insert into personal_feeds (reader_id, token_hash, made_at) values (${readerId}, ${tokenHash}, ${now})
    on conflict (reader_id) do update set token_hash = excluded.token_hash, made_at = excluded.made_at`.execute(db)
}

export async function deletePersonalFeed(db: Database, readerId: number): Promise<void> {
  await sql`delete from personal_feeds where reader_id = ${readerId}`.execute(db)
}

export async function personalFeedSince(db: Database, readerId: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ made_at: Temporal.Instant }>`
    select made_at from personal_feeds where reader_id = ${readerId}`.execute(db)
  return rows[0]?.made_at
}

export async function readerOfFeed(db: Database, tokenHash: Buffer): Promise<number | undefined> {
  const { rows } = await sql<{ reader_id: number }>`
    select reader_id from personal_feeds where token_hash = ${tokenHash}`.execute(db)
  return rows[0]?.reader_id
}

export const listPersonalFeedRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    personal_feeds: sql`select to_jsonb(f) - 'token_hash' as row from personal_feeds f where reader_id = ${readerId}`,
  })

/** Addresses of personal feeds are unknown from now on; their readers choose new ones. */
export async function endPersonalFeeds(tx: Database): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ delete from personal_feeds`.execute(tx)
}
