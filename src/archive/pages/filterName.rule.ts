import type { Words } from '../../design/words/words.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { PlaceFacet } from '../search/search.module.ts'

type Deps = { words: Words; publication: Publication }

export const nameOfSection = ({ words, publication }: Deps, slug: string): string => {
  const section = publication.section(slug)
  return section ? words.published(section.name).text : slug
}

export const nameOfPlace = (words: Words, { country, city }: Pick<PlaceFacet, 'country' | 'city'>): string =>
  city === undefined ? words.country(country) : words.published(city).text
