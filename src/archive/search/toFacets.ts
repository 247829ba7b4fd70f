import type { Database } from '../../platform/database.ts'
import { countryBySlug } from '../../publication/places/places.module.ts'
import type { Facets, PlaceFacet } from './answer.ts'
import { type Counted, placesNamed } from './search.sql.ts'

const MOST_VALUES = 20

export async function toFacets(db: Database, rows: readonly Counted[]): Promise<Facets> {
  const of = (facet: string) => rows.filter((row) => row.facet === facet)
  const top = (facet: string) =>
    of(facet)
      .slice(0, MOST_VALUES)
      .map(({ value, count }) => ({ value, count }))
  const places = top('place')
  const known = new Map(
    (
      await placesNamed(
        db,
        places.map(({ value }) => value),
      )
    ).map((place) => [place.slug, place]),
  )
  return {
    section: top('section'),
    source: top('source'),
    language: top('language'),
    year: of('year')
      .map(({ value, count }) => ({ value: Number(value), count }))
      .sort((a, b) => b.value - a.value),
    place: places.flatMap(({ value, count }): PlaceFacet[] => {
      const place = known.get(value)
      const country = countryBySlug(value) ?? place?.country
      return country === undefined ? [] : [{ value, count, country, city: place?.city ?? undefined }]
    }),
  }
}
