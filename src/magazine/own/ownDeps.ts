import type { ArticleMemory } from '../../articles/store/store.module.ts'
import type { Languages } from '../../design/words/languages.ts'
import type { Grant, Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Book, BookMaker, ReadBookPicture } from '../book/book.module.ts'
import type { OwnKind } from './ownIssue.ts'

/** What makes books of articles, as the magazine does. */
export type OwnBinding = {
  /** In this order, each by the grant that its reader was given. */
  bookFrom(own: { title: string; pieces: readonly { slug: string; grant: Grant }[] }): Promise<Book>
  readPicture: ReadBookPicture
  /** Without a maker there is no such file. */
  makers: Readonly<Partial<Record<OwnKind, BookMaker>>>
}

export type OwnDeps = Platform & {
  binding: OwnBinding
  languages: Languages
  memory: ArticleMemory
  paywall: Pick<Paywall, 'grantForFeed'>
  publication: Publication
  readers: Readers
}
