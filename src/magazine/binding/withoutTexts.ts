import type { Book } from '../book/book.module.ts'

const NOTHING = { type: 'doc' as const, content: [] }

/** The book as it may be stored: what is withheld of its pieces stands where their articles' texts stand, and only there. */
export function withoutTexts(book: Book): Book {
  return { ...book, parts: book.parts.map((part) => (part.kind === 'piece' ? { ...part, document: NOTHING } : part)) }
}
