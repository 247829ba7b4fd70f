import type { ReadsEverything } from '../../paywall/decisions/decisions.module.ts'

/** Each narrows; values as addresses write them. Days and years are the publication's, `to` included. */
export type SearchFilters = {
  section?: string
  /** A city's slug or a country's: `kyiv-ua`, `ukraine`. */
  place?: string
  source?: string
  language?: string
  year?: number
  from?: Temporal.PlainDate
  to?: Temporal.PlainDate
}

export type SearchOrder = 'relevance' | 'date'

/** What is searched: only what everybody may read, unless the paywall has proven that somebody may read everything. */
export type SearchReach = 'open' | ReadsEverything

/** What is counted of a search without looking at it: what was published since a moment, that one included. */
export type NewSearch = Pick<SearchRequest, 'query' | 'filters' | 'asTyped' | 'reach' | 'language'> & {
  since: Temporal.Instant
}

export type SearchRequest = {
  /** As somebody typed it; of what is longer than a sentence the rest is not looked for. Empty: all that the filters let through, by date. */
  query: string
  filters: SearchFilters
  order: SearchOrder
  /** `next` of the page before. One that is not ours is the beginning. */
  after?: string
  /** Articles on a page, 50 at most. */
  size: number
  reach: SearchReach
  /** The reader's: which variant of a group is shown, and the first language in which words are understood. */
  language: string
  /** “Search instead for …”: nothing is corrected. */
  asTyped?: boolean
}
