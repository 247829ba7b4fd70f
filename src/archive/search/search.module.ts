import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { createEngine } from './createEngine.ts'
import type { Search } from './search.ts'

export type {
  Facet,
  Facets,
  FoundWord,
  Hit,
  MatchedField,
  PlaceFacet,
  SearchAnswer,
  Snippet,
  Suggestion,
  Why,
} from './answer.ts'
export { readPlace } from './cursor.rule.ts'
export type { SearchFilters, SearchOrder, SearchReach, SearchRequest } from './request.ts'
export type { Search } from './search.ts'

/** What is found in the archive, and by whom. */
export function createSearch(platform: Platform, deps: { publication: Publication }): Search {
  return createEngine({ ...platform, zone: () => deps.publication.facts().zone })
}
