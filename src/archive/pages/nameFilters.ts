import type { Words } from '../../design/words/words.ts'
import type { Database } from '../../platform/database.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { countryBySlug, placeBySlug } from '../../publication/places/places.module.ts'
import { sourceBySlug } from '../../publication/sources/sources.module.ts'
import type { SearchFilters } from '../search/search.module.ts'
import { FILTER_NAMES, type FilterName } from './askedSearch.rule.ts'
import { nameOfPlace, nameOfSection } from './filterName.rule.ts'

/** What a filter's value is called on a page; a name that nobody knows stands as it was said. */
export type NamedFilter = { name: FilterName; text: string }

type Deps = { words: Words; db: Database; publication: Publication }

/** Of the filters that are set, in the order of addresses. */
export async function nameFilters(deps: Deps, filters: SearchFilters): Promise<NamedFilter[]> {
  const named: NamedFilter[] = []
  for (const name of FILTER_NAMES) {
    const text = await nameFilter(deps, filters, name)
    if (text !== undefined) named.push({ name, text })
  }
  return named
}

async function nameFilter(deps: Deps, filters: SearchFilters, name: FilterName): Promise<string | undefined> {
  const { words, db } = deps
  const value = filters[name]
  if (value === undefined) return undefined
  switch (name) {
    case 'section':
      return nameOfSection(deps, String(value))
    case 'place': {
      const country = countryBySlug(String(value))
      if (country !== undefined) return words.country(country)
      const place = await placeBySlug(db, String(value))
      return place ? nameOfPlace(words, place) : String(value)
    }
    case 'source':
      return (await sourceBySlug(db, String(value)))?.name ?? String(value)
    case 'language':
      return words.language(String(value))
    case 'year':
      return String(value)
    case 'from':
      return words.t('search.since', { date: words.day(value as Temporal.PlainDate) })
    case 'to':
      return words.t('search.until', { date: words.day(value as Temporal.PlainDate) })
  }
}
