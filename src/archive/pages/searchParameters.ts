import { z } from 'zod'
import { readPlace } from '../search/search.module.ts'

/** What was typed, on one line. */
export const TYPED = z.string().transform((text) => text.replace(/\p{Cc}+/gu, ' ').trim())

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

const language = z.string().regex(/^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i)

/** What narrows, by the parameter's name. */
export const FILTERS = { section: slug, place: slug, source: slug, language, year, from: day, to: day }
/** How it is looked, and where in what was found. */
export const MANNERS = {
  order: z.enum(['relevance', 'date']),
  exact: z.literal('1'),
  after: z.string().refine((text) => readPlace(text) !== undefined),
}
