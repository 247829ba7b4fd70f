import { z } from 'zod'
import { FACTS } from '../editor/editor.module.ts'

/** What is done with each of many articles, as it is kept between the page that asks and the job that does it. */
export const BULK_CHOICE = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('assign'), people: z.array(z.number()), how: z.enum(['only', 'also']) }),
  z.object({ kind: z.literal('due'), at: z.string().nullable() }),
  z.object({ kind: z.literal('need'), need: z.enum(['legal', 'pictures']), isNeeded: z.boolean() }),
  z.object({ kind: z.literal('fact'), fact: z.literal('section'), value: z.string() }),
  z.object({ kind: z.literal('terms'), terms: FACTS.terms }),
  z.object({ kind: z.literal('move'), action: z.enum(['send-to-review', 'approve']) }),
])
export type BulkChoice = z.infer<typeof BULK_CHOICE>

export const TERMS = FACTS.terms.options
