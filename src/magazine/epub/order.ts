import type { Book, BookWarning } from '../book/book.module.ts'

/** What the process that makes the file is given: the book, its pictures' bytes, and where it may keep cut faces. */
export type EpubOrder = {
  book: Book
  /** By picture; those that are gone are not among them. None is wider than `width`. */
  pictures: ReadonlyMap<string, Uint8Array>
  width: number
  cover: Uint8Array | undefined
  fontFolder: string
}

export type EpubMade = { bytes: Uint8Array; warnings: BookWarning[] }
