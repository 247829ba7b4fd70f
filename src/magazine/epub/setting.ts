import type { Block } from '../../articles/store/store.module.ts'
import type { Words } from '../../design/words/words.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Book, BookPart } from '../book/book.module.ts'

/** A picture as it lies in the file. */
export type PackedPicture = { file: string; width?: number; height?: number }

/** What the pages of one book are drawn with. */
export type Setting = {
  book: Book
  /** In the publication's language. */
  words: Words
  /** By their ids; one that is gone is not among them, and left out. */
  pictures: ReadonlyMap<string, PackedPicture>
  /** The page of an article of this issue, by its address: where its text links to another of its pieces. */
  pageAt(path: string): string | undefined
  maps: Maps
  /** Something that a person should know; `part` is its slug. */
  warn(part: string, text: string): void
}

/** One document of the file, in reading order. */
export type Page = {
  /** Also its name among the parts of the package. */
  id: string
  file: string
  kind: BookPart['kind'] | 'cover' | 'contents'
  title: string
  language: string
  /** Undefined: the cover and the contents, which no part of the book is. */
  part: BookPart | undefined
  /** Stands under the page of its section. */
  below: string | undefined
}

export type DrawnPage = Page & { markup: string; hasDrawing: boolean }

export type BlockOf<Type extends Block['type']> = Extract<Block, { type: Type }>
