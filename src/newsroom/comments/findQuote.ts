import type { Node } from 'prosemirror-model'
import { placesOfQuote } from '../text/text.module.ts'

export type FoundQuote = { kind: 'found'; from: number; to: number } | { kind: 'unknown' } | { kind: 'twice' }

/**
 * Where words stand in a text: within one block, and once, unless it is said which of them is meant (`nth`, from 1), as
 * whoever has marked them can. Nothing is the whole text.
 */
export function findQuote(doc: Node, quote: string, nth?: number): FoundQuote {
  const { length } = quote.trim()
  if (length === 0) {
    return doc.content.size > 0 ? { kind: 'found', from: 0, to: doc.content.size } : { kind: 'unknown' }
  }
  const places = placesOfQuote(doc, quote)
  if (places.length > 1 && nth === undefined) return { kind: 'twice' }
  const from = places[(nth ?? 1) - 1] ?? places.at(-1)
  return from === undefined ? { kind: 'unknown' } : { kind: 'found', from, to: from + length }
}
