import { sql } from 'kysely'
import type { ArticlePlace } from '../../articles/store/store.module.ts'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Point } from '../../publication/places/places.module.ts'
import type { AlmanacEntry, EntryDraft, MonthDay, Review } from './entry.ts'

type Row = Omit<AlmanacEntry, 'place' | 'picture'> & {
  place: ArticlePlace | null
  picture: AlmanacEntry['picture'] | null
}

const facts = sql`select e.id, e.key, e.year, e.month, e.day, e.headline, e.body, e.language, e.sources, e.picture,
    e.articles, e.review,
    case when p.id is not null then json_build_object('slug', p.slug, 'country', p.country, 'city', p.city,
      'latitude', coalesce(e.latitude, p.latitude), 'longitude', coalesce(e.longitude, p.longitude)) end as place
  from almanac_entries e left join places p on p.id = e.place_id`

function asEntry({ place, picture, ...row }: Row): AlmanacEntry {
  return { ...row, place: place ?? undefined, ...(picture && { picture }) }
}

/** The latest year first; without `review` whatever there is. */
export async function listEntriesOfDay(
  db: Database,
  { month, day }: MonthDay,
  review?: Review,
): Promise<AlmanacEntry[]> {
  const { rows } = await sql<Row>`${facts} where e.month = ${month} and e.day = ${day}
    and (${review ?? null}::text is null or e.review = ${review ?? null}) order by e.year desc, e.id`.execute(db)
  return rows.map(asEntry)
}

/** Checked ones of some years, both included; the latest first. */
export async function listEntriesOfYears(
  db: Database,
  { from, to }: { from: number; to: number },
  { limit, offset }: { limit: number; offset: number },
): Promise<AlmanacEntry[]> {
  const { rows } = await sql<Row>`${facts} where e.review = 'checked' and e.year between ${from} and ${to}
    order by e.year desc, e.month desc, e.day desc, e.id desc limit ${limit} offset ${offset}`.execute(db)
  return rows.map(asEntry)
}

/** Checked ones from a city, or from anywhere in a country; the latest first. */
export async function listEntriesFrom(
  db: Database,
  { country, placeId }: { country: string; placeId?: number },
  limit: number,
): Promise<AlmanacEntry[]> {
  const places =
    placeId === undefined ? sql`select id from places where country = ${country}` : sql`select ${placeId}::bigint`
  const { rows } = await sql<Row>`${facts} where e.review = 'checked' and e.place_id in (${places})
    order by e.year desc, e.month desc, e.day desc, e.id desc limit ${limit}`.execute(db)
  return rows.map(asEntry)
}

/** Centuries of `given` with checked entries, in that order: 19 begins in 1801. */
export async function listCenturiesWithEntries(db: Database, given: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ century: number }>`select century
    from unnest(${[...given]}::int[]) with ordinality as asked (century, at)
    where exists (select from almanac_entries e where e.review = 'checked'
      and e.year between (century - 1) * 100 + 1 and century * 100 limit 1)
    order by at`.execute(db)
  return rows.map(({ century }) => century)
}

/** The days of `given` for which something has been checked. */
export async function listDaysWithEntries(db: Database, given: readonly MonthDay[]): Promise<MonthDay[]> {
  const { rows } = await sql<MonthDay>`select asked.month, asked.day
    from unnest(${given.map(({ month }) => month)}::int[], ${given.map(({ day }) => day)}::int[])
      with ordinality as asked (month, day, at)
    cross join lateral (select 1 from almanac_entries e
      where e.month = asked.month and e.day = asked.day and e.review = 'checked' limit 1) found
    order by at`.execute(db)
  return rows
}

/** From 1 January on. */
export async function listAllEntries(db: Database): Promise<AlmanacEntry[]> {
  const { rows } = await sql<Row>`/* reads all: when somebody asks what is missing in it */
    ${facts} order by e.month, e.day, e.year desc, e.id`.execute(db)
  return rows.map(asEntry)
}

export type StoredEntry = Omit<EntryDraft, 'place'> & { placeId: number | undefined; point: Point | undefined }

/** By key: what became of it, and the day on which it stood before where that was another one. */
export type Stored = { key: string; outcome: 'created' | 'updated' | 'unchanged'; before: MonthDay | undefined }

/** Each key once. */
export async function storeEntries(
  tx: DatabaseTransaction,
  entries: readonly StoredEntry[],
  now: Temporal.Instant,
): Promise<Stored[]> {
  const given = JSON.stringify(
    entries.map(({ placeId, point, picture, ...entry }) => ({
      ...entry,
      place_id: placeId ?? null,
      latitude: point?.latitude ?? null,
      longitude: point?.longitude ?? null,
      picture: picture ?? null,
    })),
  )
  const { rows } = await sql<{ key: string; outcome: Stored['outcome']; month: number | null; day: number | null }>`
    with given as (
      select * from jsonb_to_recordset(${given}::jsonb) as g (key text, year int, month int, day int, headline text,
        body jsonb, language text, place_id bigint, latitude float8, longitude float8, sources jsonb, picture jsonb, articles text[], review text)),
    before as (select e.key, e.month, e.day from almanac_entries e where e.key in (select key from given)),
    stored as (
      insert into almanac_entries as e (key, year, month, day, headline, body, language, place_id, latitude, longitude,
        sources, picture, articles, review, saved_at)
      select key, year, month, day, headline, body, language, place_id, latitude, longitude, sources,
        nullif(picture, 'null'), articles, review, ${now} from given
      on conflict (key) do update set year = excluded.year, month = excluded.month, day = excluded.day,
        headline = excluded.headline, body = excluded.body, language = excluded.language, place_id = excluded.place_id,
        latitude = excluded.latitude, longitude = excluded.longitude, sources = excluded.sources, picture = excluded.picture, articles = excluded.articles,
        review = excluded.review, saved_at = excluded.saved_at
      where (e.year, e.month, e.day, e.headline, e.body, e.language, e.place_id, e.latitude, e.longitude, e.sources,
          e.picture, e.articles, e.review)
        is distinct from (excluded.year, excluded.month, excluded.day, excluded.headline, excluded.body,
          excluded.language, excluded.place_id, excluded.latitude, excluded.longitude, excluded.sources, excluded.picture,
          excluded.articles, excluded.review)
      returning e.key)
    select g.key, b.month, b.day,
      case when s.key is null then 'unchanged' when b.key is null then 'created' else 'updated' end as outcome
    from given g left join before b using (key) left join stored s using (key)`.execute(tx)
  return rows.map(({ month, day, ...row }) => ({
    ...row,
    before: month === null || day === null ? undefined : { month, day },
  }))
}

/** The entry of this number or key, its row locked. */
export async function lockEntry(
  tx: DatabaseTransaction,
  name: { id: number } | { key: string },
): Promise<{ id: number; month: number; day: number; review: Review } | undefined> {
  const which = 'id' in name ? sql`id = ${name.id}` : sql`key = ${name.key}`
  const { rows } = await sql<{ id: number; month: number; day: number; review: Review }>`
    select id, month, day, review from almanac_entries where ${which} for update`.execute(tx)
  return rows[0]
}

export async function storeReview(
  tx: DatabaseTransaction,
  id: number,
  review: Review,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update almanac_entries set review = ${review}, saved_at = ${now} where id = ${id}`.execute(tx)
}

/** Whether anything from there has been checked. */
export async function hasEntriesFrom(db: Database, country: string): Promise<boolean> {
  const { rows } = await sql`select from almanac_entries e where e.review = 'checked'
    and e.place_id in (select id from places where country = ${country}) limit 1`.execute(db)
  return rows.length > 0
}
