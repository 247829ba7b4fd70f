import { z } from 'zod'
import type { AskedSearch } from './askedSearch.rule.ts'
import { FILTERS, MANNERS, TYPED } from './searchParameters.ts'

/** An address has to stay one; of what is looked for less is enough. */
const MOST_LETTERS = 300

/** What says nothing that we understand narrows nothing: no address of a search is an error, and `findUnread` tells it. */
const read = <Type extends z.ZodType>(type: Type) => type.optional().catch(undefined)
const Address = z.object({
  q: TYPED.transform((text) => [...text].slice(0, MOST_LETTERS).join('')).catch(''),
  section: read(FILTERS.section),
  place: read(FILTERS.place),
  source: read(FILTERS.source),
  language: read(FILTERS.language),
  year: read(FILTERS.year),
  from: read(FILTERS.from),
  to: read(FILTERS.to),
  order: read(MANNERS.order),
  exact: read(MANNERS.exact),
  after: read(MANNERS.after),
})

/** undefined: the address asks for nothing, which is the archive's first page. */
export function readAskedSearch(parameters: Readonly<Record<string, string>>): AskedSearch | undefined {
  const { q, order, exact, after, ...narrowed } = Address.parse(parameters)
  const filters = Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined))
  if (q === '' && Object.keys(filters).length === 0) return undefined
  return { query: q, filters, order: order ?? 'relevance', asTyped: exact !== undefined, after }
}
