import { z } from 'zod'
import type { AskedSearch } from './askedSearch.rule.ts'

/** More than a sentence is no search, and an address has to stay one. */
const MOST_LETTERS = 300

const slug = z.string().regex(/^[^\p{C}\s]{1,200}$/u)
const day = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}$/)
  .transform((text, context) => {
    try {
      const day = Temporal.PlainDate.from(text)
      // The database knows neither the year 0 nor, as a day with one after it, the end of 9999.
      if (day.year >= 1000 && day.year <= 9998) return day
    } catch {
      // Below.
    }
    context.addIssue({ code: 'custom', message: 'no such day' })
    return z.NEVER
  })
const year = z
  .string()
  .regex(/^[1-9]\d{3}$/)
  .transform(Number)

/** Whatever says nothing that we understand narrows nothing: no address of a search is an error. */
const Address = z.object({
  q: z
    .string()
    .transform((text) => [...text.replace(/\p{Cc}+/gu, ' ').trim()].slice(0, MOST_LETTERS).join(''))
    .catch(''),
  section: slug.optional().catch(undefined),
  place: slug.optional().catch(undefined),
  source: slug.optional().catch(undefined),
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i)
    .optional()
    .catch(undefined),
  year: year.optional().catch(undefined),
  from: day.optional().catch(undefined),
  to: day.optional().catch(undefined),
  order: z.literal('date').optional().catch(undefined),
  exact: z.literal('1').optional().catch(undefined),
  after: z
    .string()
    .regex(/^[\w.~:-]{1,200}$/)
    .optional()
    .catch(undefined),
})

/** undefined: the address asks for nothing, which is the archive's first page. */
export function readAskedSearch(parameters: Readonly<Record<string, string>>): AskedSearch | undefined {
  const { q, order, exact, after, ...narrowed } = Address.parse(parameters)
  const filters = Object.fromEntries(Object.entries(narrowed).filter(([, value]) => value !== undefined))
  if (q === '' && Object.keys(filters).length === 0) return undefined
  return { query: q, filters, order: order ?? 'relevance', asTyped: exact !== undefined, after }
}
