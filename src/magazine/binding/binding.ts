import type { ArticleRecord } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Book, LetterPart } from '../book/book.module.ts'

export type BindingDeps = Pick<Platform, 'db' | 'site'> & {
  languages: Languages
  publication: Publication
  media: Media
  maps: Pick<Maps, 'locate'>
}

/** The editor's letter as somebody wrote it; `text` is its Markdown. */
export type EditorsLetter = Pick<LetterPart, 'title' | 'signed' | 'document'> & { text: string }

export type Cover = Book['cover']

/** Who makes the publication: a role and its names. */
export type Masthead = readonly { role: string; names: readonly string[] }[]

/** What an issue is put together of, in reading order. */
export type Wanted = {
  issue: Omit<Book['issue'], 'title'>
  /** Of the magazine; empty: the publication's. */
  name: string
  /** Instead of name and date. */
  title?: string
  cover: Cover
  letter: EditorsLetter | undefined
  pieces: readonly ArticleRecord[]
  /** For “The week in the world”. */
  world: readonly ArticleRecord[]
  masthead: Masthead
  /** Without them it is somebody's own: neither openers nor almanac, quiz and colophon. */
  isWhole: boolean
  grantFor(groupId: number): Grant
}

/** What of which version a piece, or a sentence of the week, is made. */
export type PieceVersion = { slug: string; groupId: number; articleId: number; versionId: number }

export type Bound = { book: Book; versions: readonly PieceVersion[] }
