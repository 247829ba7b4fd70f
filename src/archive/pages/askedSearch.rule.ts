import { ARCHIVE_PATH } from '../dates/dates.module.ts'
import type { SearchFilters, SearchOrder } from '../search/search.module.ts'

/** A search as its address writes it. */
export type AskedSearch = {
  query: string
  filters: SearchFilters
  order: SearchOrder
  /** Nothing is corrected. */
  asTyped: boolean
  /** Where a page further down begins. */
  after: string | undefined
}

/** A parameter of which nothing could be made, as it was typed; `q`: more of it than is looked for; `signs`: it has no word. */
export type Unread = { name: string; typed: string }

export type FilterName = keyof SearchFilters

/** In the order in which addresses have them. */
export const FILTER_NAMES: readonly FilterName[] = ['section', 'place', 'source', 'language', 'year', 'from', 'to']

/** Its one address, without the path: what is said twice or in another order is the same search. */
export function parametersOfSearch({ query, filters, order, asTyped, after }: AskedSearch): string {
  const parameters = new URLSearchParams()
  if (query !== '') parameters.set('q', query)
  for (const name of FILTER_NAMES) if (filters[name] !== undefined) parameters.set(name, String(filters[name]))
  if (order === 'date') parameters.set('order', order)
  if (asTyped) parameters.set('exact', '1')
  if (after !== undefined) parameters.set('after', after)
  return parameters.toString()
}

/** Its name among what a reader has saved, in whatever order and wherever they stand in it. */
export const savedAs = (asked: AskedSearch): string => parametersOfSearch(searchWith(asked, { order: 'relevance' }))

export const pathOfSearch = (asked: AskedSearch): string => `${ARCHIVE_PATH}?${parametersOfSearch(asked)}`

/** The same from its beginning, with this changed. */
export function searchWith(asked: AskedSearch, change: Partial<AskedSearch>): AskedSearch {
  return { ...asked, after: undefined, ...change }
}

/** The same with one filter more, another value of it, or without it. */
export function narrowedBy<Name extends FilterName>(
  asked: AskedSearch,
  name: Name,
  value: SearchFilters[Name] | undefined,
): AskedSearch {
  const { [name]: _, ...others } = asked.filters
  return searchWith(asked, { filters: value === undefined ? others : { ...others, [name]: value } })
}
