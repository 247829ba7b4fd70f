import { enqueueAll } from './index.sql.ts'
import type { IndexDeps } from './indexChanges.ts'
import { settleIndex } from './settleIndex.ts'

/**
 * Indexes everything that is public again, here and now, while the old is found until each article's new words are
 * there. Says after each batch how many changes of how many are done.
 */
export async function reindex(deps: IndexDeps, onProgress: (done: number, of: number) => void): Promise<number> {
  const of = await enqueueAll(deps.db)
  await settleIndex(deps, (done) => onProgress(Math.min(done, of), of))
  return of
}
