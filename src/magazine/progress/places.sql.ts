import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'
import type { Place } from './place.rule.ts'

type Row = { slug: string; through: number; done: string[]; at: Temporal.Instant }

export async function findPlace(db: Database, readerId: number, date: string): Promise<Place | undefined> {
  const { rows } = await sql<Row>`select slug, through, done, at from magazine_places
    where reader_id = ${readerId} and issue_date = ${date}`.execute(db)
  return rows[0]
}

/** Whoever writes it holds the lock on the reader's row: two devices may tell at once. */
export async function upsertPlace(db: Database, readerId: number, date: string, place: Place): Promise<void> {
  const { slug, through, done, at } = place
  await sql`insert into magazine_places (reader_id, issue_date, slug, through, done, at)
    values (${readerId}, ${date}, ${slug}, ${through}, ${[...done]}, ${at})
    on conflict (reader_id, issue_date) do update set
      slug = excluded.slug, through = excluded.through, done = excluded.done, at = excluded.at`.execute(db)
}

export const listPlaceRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    magazine_places: sql`select to_jsonb(p) as row from magazine_places p
      where reader_id = ${readerId} order by issue_date`,
  })

export async function countPlaces(db: Database, readerId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from magazine_places
    where reader_id = ${readerId}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function deletePlaces(db: Database, readerId: number): Promise<void> {
  await sql`delete from magazine_places where reader_id = ${readerId}`.execute(db)
}
