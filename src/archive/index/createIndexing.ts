import { isDatabaseAway } from '../../platform/errors.ts'
import type { Notices } from '../../platform/notices.ts'
import { TOKENS_VERSION } from '../words/words.module.ts'
import { enqueueStale, whatWaits } from './index.sql.ts'
import { type IndexDeps, indexChanges } from './indexChanges.ts'

export type Indexing = {
  /** From now on this process indexes whatever changes, until it is closed. */
  start(): void
  close(): Promise<void>
}

/** What the triggers of migration 0130 announce. Payload: none. */
const CHANGES_CHANNEL = 'search-changes'

/** A transaction of the newest changes, and one of an import's. */
const SINGLE = 20
const BATCH = 50
/** An import is over when for so long nothing of it has come. */
const CALM_MS = 2_000
/** Longer than that nothing waits for calm: somebody may import all day. */
const MOST_PATIENCE_MS = 600_000
/** After what the database could not do. */
const AGAIN_MS = 5_000
/** Whoever else is at it says nothing when it ends. */
const BESIDE_OTHERS_MS = 500

/**
 * Indexes in the background. What was published by itself is found within a second; an import goes on undisturbed, and
 * is indexed in batches once it is over, with a pause as long as the batch after each.
 */
export function createIndexing(deps: IndexDeps & { notices: Notices }): Indexing {
  const { db, notices, log } = deps
  let started = false
  let closed = false
  let timer: NodeJS.Timeout | undefined
  let dueAt = Number.POSITIVE_INFINITY
  let running: Promise<void> | undefined
  let again = false
  let lastHeard = Number.NEGATIVE_INFINITY
  let waitingSince: number | undefined

  function hear() {
    lastHeard = performance.now()
    soon(0)
  }

  function soon(ms: number) {
    if (!started || closed) return
    if (running) {
      again = true
      return
    }
    // Whoever waits for calm does not put off what has come meanwhile.
    if (performance.now() + ms >= dueAt) return
    dueAt = performance.now() + ms
    clearTimeout(timer)
    timer = setTimeout(() => {
      dueAt = Number.POSITIVE_INFINITY
      running = work().finally(() => {
        running = undefined
        if (again) soon(0)
        again = false
      })
    }, ms)
  }

  async function work(): Promise<void> {
    try {
      await indexAll()
    } catch (error) {
      if (!isDatabaseAway(error)) log.error({ err: (error as Error).message }, 'articles could not be indexed')
      later(AGAIN_MS)
    }
  }

  /** Once this run has ended. */
  const later = (ms: number) => void setImmediate(() => soon(ms))

  async function indexAll(): Promise<void> {
    while (!closed) {
      const waits = await whatWaits(db)
      if (!waits.single && !waits.bulk) {
        waitingSince = undefined
        return
      }
      const bulkToo = waits.bulk && !waits.single && isCalm()
      if (!waits.single && !bulkToo) return later(CALM_MS)
      const begun = performance.now()
      const done = await indexChanges(deps, { limit: bulkToo ? BATCH : SINGLE, bulkToo })
      // Another process is at it, and will go on.
      if (done === undefined) return later(BESIDE_OTHERS_MS)
      // Many single ones are an import file by file.
      if (bulkToo || done === SINGLE) await pause(performance.now() - begun)
    }
  }

  function isCalm(): boolean {
    const now = performance.now()
    waitingSince ??= now
    return now - lastHeard >= CALM_MS || now - waitingSince >= MOST_PATIENCE_MS
  }

  /** Ends early when it is closed. */
  function pause(ms: number): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>()
    const pausing = setTimeout(resolve, ms)
    endPause = () => {
      clearTimeout(pausing)
      resolve()
    }
    return promise
  }
  let endPause = () => {}

  async function catchUp() {
    await enqueueStale(db, TOKENS_VERSION)
    soon(0)
  }

  notices.on(CHANGES_CHANNEL, hear)
  notices.onReconnect(() => (started ? catchUp() : undefined))
  return {
    start() {
      started = true
      catchUp().catch((error: Error) => {
        log.warn({ err: error.message }, 'what is not indexed yet could not be listed')
        soon(AGAIN_MS)
      })
    },
    async close() {
      closed = true
      clearTimeout(timer)
      endPause()
      await running
    },
  }
}
