import type { Teaser } from '../../design/parts/teaser.view.tsx'
import type { ArticleRecord } from '../store/store.module.ts'
import type { StreamEntry } from './stream.view.tsx'

/** What stands below an article. */
export type ReadNext = {
  stream: readonly StreamEntry[]
  latest: readonly Teaser[]
  /** The newest from other countries than the article's. */
  elsewhere: readonly Teaser[]
}

/** Fulfilled by compose with the fronts module. */
export type ReadNextProvider = {
  /** Differs whenever a tail may have changed: part of the key of every rendered page. */
  version(): string
  tail(article: ArticleRecord): Promise<ReadNext>
}
