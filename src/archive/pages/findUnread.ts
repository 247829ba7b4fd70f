import type { z } from 'zod'
import { isOnlySigns, isTooLong } from '../words/words.module.ts'
import { FILTER_NAMES, type Unread } from './askedSearch.rule.ts'
import { FILTERS, MANNERS, TYPED } from './searchParameters.ts'

/** What is told of it fits into a sentence. */
const MOST_SAID = 60

/** What of an address was not understood, in the order in which addresses have it. An empty field of a form is none. */
export function findUnread(parameters: Readonly<Record<string, string>>, reader: string): Unread[] {
  const types: Partial<Record<string, z.ZodType>> = { ...FILTERS, ...MANNERS }
  const unread = [...FILTER_NAMES, 'order', 'exact', 'after'].flatMap((name): Unread[] => {
    const typed = TYPED.parse(parameters[name] ?? '')
    if (typed === '' || types[name]?.safeParse(parameters[name]).success) return []
    return [{ name, typed: [...typed].slice(0, MOST_SAID).join('') }]
  })
  const q = TYPED.parse(parameters.q ?? '')
  const said = { typed: [...q].slice(0, MOST_SAID).join('') }
  if (isOnlySigns(q, reader)) return [{ name: 'signs', ...said }, ...unread]
  return isTooLong(q, reader) ? [{ name: 'q', ...said }, ...unread] : unread
}
