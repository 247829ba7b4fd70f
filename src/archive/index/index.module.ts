import type { Platform } from '../../platform/platform.ts'
import { createIndexing } from './createIndexing.ts'
import { reindex } from './reindex.ts'
import { settleIndex } from './settleIndex.ts'

export { INDEX_CHANNEL } from './indexChanges.ts'
export { LANGUAGE, lexeme, MONTH } from './lexeme.rule.ts'
export { addLexeme, fitting, type Lexemes, quoteLexeme, writeVector } from './writeVector.rule.ts'

/** What is searched, kept as the articles are. */
export function createSearchIndex({ db, notices, log }: Platform, deps: { zone: () => string }) {
  const index = { db, log, zone: deps.zone }
  const indexing = createIndexing({ ...index, notices })
  return {
    start: indexing.start,
    close: indexing.close,
    /** See `reindex.ts`. */
    reindex: (onProgress: (done: number, of: number) => void) => reindex(index, onProgress),
    /** Resolves when all that has changed until now is indexed. */
    settle: () => settleIndex(index),
  }
}
