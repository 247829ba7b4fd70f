import { setTimeout as pause } from 'node:timers/promises'
import { type IndexDeps, indexChanges } from './indexChanges.ts'

/** Whoever withdraws one of them waits for all; words that they share are counted once. */
const BATCH = 150
const BESIDE_OTHERS_MS = 100

/** Indexes what has changed until nothing is left; how many changes that were. */
export async function settleIndex(deps: IndexDeps, onProgress: (done: number) => void = () => {}): Promise<number> {
  let done = 0
  for (;;) {
    const more = await indexChanges(deps, { limit: BATCH, bulkToo: true })
    if (more === 0) return done
    // The site is at it just now.
    if (more === undefined) await pause(BESIDE_OTHERS_MS)
    done += more ?? 0
    onProgress(done)
  }
}
