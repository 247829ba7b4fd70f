import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'
import { placeSlug } from './place.rule.ts'
import type { Place } from './places.module.ts'

type Row = { id: number; slug: string; country: string; city: string | null }
const asPlace = ({ city, ...row }: Row): Place => ({ ...row, city: city ?? undefined })

export async function findOrMakePlace(db: Database, country: string, city: string | undefined): Promise<Place> {
  const slug = placeSlug(country, city) || `${country.toLowerCase()}-${Buffer.from(city ?? '').toString('hex')}`
  const { rows } = await sql<Row>`insert into places (slug, country, city) values (${slug}, ${country}, ${city ?? null})
    on conflict (slug) do update set slug = excluded.slug returning id, slug, country, city`.execute(db)
  return asPlace(rows[0] as Row)
}

export async function placeBySlug(db: Database, slug: string): Promise<Place | undefined> {
  const { rows } = await sql<Row>`select id, slug, country, city from places where slug = ${slug}`.execute(db)
  return rows[0] && asPlace(rows[0])
}

/** The country itself and its cities: a country's page shows all of them. */
export async function placesOfCountry(db: Database, country: string): Promise<Place[]> {
  const { rows } = await sql<Row>`select id, slug, country, city from places where country = ${country}`.execute(db)
  return rows.map(asPlace)
}
