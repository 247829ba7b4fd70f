import { isDeepStrictEqual } from 'node:util'
import type { ArticleDocument, Inline, Mark } from '../../src/articles/store/store.module.ts'

const ORDER: Mark['type'][] = ['link', 'bold', 'italic', 'strike', 'superscript', 'subscript', 'code']

/** The same document with neighbors of the same marks as one text, and marks in the one order that editors know. */
export function withUnitedText(document: ArticleDocument): ArticleDocument {
  return united(document) as ArticleDocument
}

function united(value: unknown): unknown {
  if (Array.isArray(value)) return isInline(value) ? unitedInline(value) : value.map(united)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([key, inside]) => [key, united(inside)]))
}

const isInline = (value: unknown[]): value is Inline[] => value.some((one) => (one as Inline | null)?.type === 'text')

function unitedInline(content: readonly Inline[]): Inline[] {
  const all: Inline[] = []
  for (const inline of content) {
    const last = all.at(-1)
    const one = inline.type === 'text' ? withMarksInOrder(inline) : inline
    if (one.type === 'text' && last?.type === 'text' && isDeepStrictEqual(last.marks, one.marks)) {
      all[all.length - 1] = { ...last, text: last.text + one.text }
    } else all.push(one)
  }
  return all
}

function withMarksInOrder({ text, marks = [] }: Inline & { type: 'text' }): Inline & { type: 'text' } {
  const inOrder = marks.toSorted((one, other) => ORDER.indexOf(one.type) - ORDER.indexOf(other.type))
  return inOrder.length === 0 ? { type: 'text', text } : { type: 'text', text, marks: inOrder }
}
