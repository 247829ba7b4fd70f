import type { Viewer } from '../../design/frame/shell.ts'
import type { Teaser } from '../../design/parts/teaser.view.tsx'
import type { ArticleRecord } from '../store/store.module.ts'
import type { StreamEntry } from './stream.view.tsx'

/** What stands around an article, each once and never the article itself. */
export type ReadNext = {
  /** Of the same subject or the same place, folded. */
  stream: readonly StreamEntry[]
  latest: readonly Teaser[]
  /** Of the same subject, from other countries than the article's. */
  elsewhere: readonly Teaser[]
}

/** Fulfilled by compose with the fronts module. */
export type ReadNextProvider = {
  /** Differs whenever a tail may have changed: part of the key of every rendered page. */
  version(): string
  /** A subscriber's has nothing in it that somebody paid for. */
  tail(article: ArticleRecord, viewer: Viewer): Promise<ReadNext>
}
