export type MatchedField = 'headline' | 'standfirst' | 'place' | 'person' | 'topic' | 'text'

/** How a word of the query was found in an article. */
export type FoundWord = {
  /** As it was typed, or corrected. */
  asked: string
  /** As it stands in the article. */
  found: string
  how: 'exact' | 'stem' | 'prefix' | 'synonym' | 'spelling'
}

/** Why an article is among the results, in terms of what this reader may see. */
export type Why = {
  /** The weightiest in which it was found; undefined where nothing was asked for but filters. */
  field: MatchedField | undefined
  words: FoundWord[]
  date: Temporal.Instant
}

/** Text, never markup. */
export type Snippet = { text: string; isHit: boolean }[]

/** One article group, by its variant in the reader's language where there is one. A `Position`: `articlesAt` loads the rest. */
export type Hit = {
  /** The article's number. */
  id: number
  groupId: number
  published: Temporal.Instant
  /** The headline, with what was found in it. */
  headline: Snippet
  /** Where the words stand, or how the article begins. */
  snippet: Snippet
  why: Why
}

export type Facet<Value> = {
  value: Value
  /** Article groups of the filtered set; a floor where the answer's count is one. */
  count: number
}

export type PlaceFacet = Facet<string> & { country: string; city: string | undefined }

/** Each the most frequent first (years: the newest), some twenty at most. */
export type Facets = {
  section: Facet<string>[]
  place: PlaceFacet[]
  source: Facet<string>[]
  language: Facet<string>[]
  year: Facet<number>[]
}

export type SearchAnswer = {
  hits: Hit[]
  /** Article groups found; with `isFloor` there are at least so many. */
  count: { value: number; isFloor: boolean }
  facets: Facets
  /** “Showing results for … — search instead for …”. */
  corrected?: { shown: string; asked: string }
  /** For the page after this one. */
  next?: string
  /** By relevance so many and no more are ranked: the rest is to be had by date. */
  restByDate: boolean
}

export type Suggestion =
  | { kind: 'word'; text: string }
  | { kind: 'place'; text: string; slug: string }
  | { kind: 'headline'; text: string; section: string; slug: string }
