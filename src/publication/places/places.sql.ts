import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Point } from './gazetteer.rule.ts'
import { placeSlug } from './place.rule.ts'
import type { Place } from './place.ts'

type Row = {
  id: number
  slug: string
  country: string
  city: string | null
  latitude: number | null
  longitude: number | null
}

const columns = sql`id, slug, country, city, latitude, longitude`

function asPlace({ city, latitude, longitude, ...row }: Row): Place {
  const point = latitude === null || longitude === null ? undefined : { latitude, longitude }
  return { ...row, city: city ?? undefined, point }
}

/** An address that it has keeps, however names are folded by now; and a point that was written before, until another is. */
export async function findOrMakePlace(db: Database, { country, city, point }: WantedPlace): Promise<Place> {
  const { rows } = await sql<Row>`insert into places (slug, country, city, latitude, longitude)
    values (coalesce((select slug from places where country = ${country} and city is not distinct from ${city ?? null}),
      ${placeSlug(country, city)}), ${country}, ${city ?? null}, ${point?.latitude ?? null}, ${point?.longitude ?? null})
    on conflict (slug) do update set latitude = coalesce(excluded.latitude, places.latitude),
      longitude = coalesce(excluded.longitude, places.longitude)
    returning ${columns}`.execute(db)
  return asPlace(rows[0] as Row)
}

export type WantedPlace = { country: string; city?: string | undefined; point?: Point | undefined }

/** The same of many with one statement: their numbers, in the order in which they are given. */
export async function findOrMakePlaces(db: Database, places: readonly WantedPlace[]): Promise<number[]> {
  const given = places.map(({ country, city, point }, at) => ({
    ...{ at, slug: placeSlug(country, city), country, city: city ?? null },
    ...{ latitude: point?.latitude ?? null, longitude: point?.longitude ?? null },
  }))
  const { rows } = await sql<{ id: number }>`with given as (
      select g.at, coalesce((select p.slug from places p where p.country = g.country and p.city is not distinct from g.city),
        g.slug) as slug, g.country, g.city, g.latitude, g.longitude
      from jsonb_to_recordset(${JSON.stringify(given)}::jsonb)
        as g (at int, slug text, country text, city text, latitude float8, longitude float8)),
    made as (
      insert into places (slug, country, city, latitude, longitude)
      select distinct on (slug) slug, country, city, latitude, longitude from given order by slug, latitude is null, at
      on conflict (slug) do update set latitude = coalesce(excluded.latitude, places.latitude),
        longitude = coalesce(excluded.longitude, places.longitude)
      returning id, slug)
    select made.id from given join made using (slug) order by given.at`.execute(db)
  return rows.map(({ id }) => id)
}

export async function placeBySlug(db: Database, slug: string): Promise<Place | undefined> {
  const { rows } = await sql<Row>`select ${columns} from places where slug = ${slug}`.execute(db)
  return rows[0] && asPlace(rows[0])
}
