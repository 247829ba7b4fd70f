import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

export type SavedSearch = { id: number; search: string; lookedAt: Temporal.Instant }

/** The latest first. */
export async function listSavedSearches(db: Database, readerId: number): Promise<SavedSearch[]> {
  const { rows } = await sql<SavedSearch>`select id, search, looked_at as "lookedAt" from saved_searches
    where reader_id = ${readerId} order by saved_at desc, id desc`.execute(db)
  return rows
}

export async function insertSavedSearch(db: Database, readerId: number, search: string, now: Temporal.Instant) {
  await sql`insert into saved_searches (reader_id, search, saved_at, looked_at)
    values (${readerId}, ${search}, ${now}, ${now}) on conflict (reader_id, search) do nothing`.execute(db)
}

/** Nothing where this reader has saved no such search. */
export async function markLookedAt(db: Database, readerId: number, search: string, now: Temporal.Instant) {
  await sql`update saved_searches set looked_at = ${now}
    where reader_id = ${readerId} and search = ${search} and looked_at < ${now}`.execute(db)
}

export async function deleteSavedSearch(db: Database, readerId: number, id: number): Promise<void> {
  await sql`delete from saved_searches where reader_id = ${readerId} and id = ${id}`.execute(db)
}

export async function deleteSavedSearches(db: Database, readerId: number): Promise<void> {
  await sql`delete from saved_searches where reader_id = ${readerId}`.execute(db)
}

export const listSavedSearchRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    saved_searches: sql`select to_jsonb(s) as row from saved_searches s where reader_id = ${readerId} order by id`,
  })
