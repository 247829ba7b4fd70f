import { sql } from 'kysely'
import type { Database } from './database.ts'
import { keptInMemory } from './keptInMemory.ts'
import type { Log } from './log.ts'
import { announce, type Notices } from './notices.ts'

/** Dateline's time: the machine's, plus an offset that only the simulator's users ever move. */
export type Clock = {
  now(): Temporal.Instant
}

export type AdvancingClock = Clock & {
  /** Moves Dateline's time forward to `instant`, for every process on this database. */
  advanceTo(instant: Temporal.Instant): Promise<void>
  reload(): Promise<void>
  close(): void
}

const CLOCK_CHANNEL = 'clock'

export async function createClock(db: Database, notices: Notices | undefined, log: Log): Promise<AdvancingClock> {
  let offsetMs = 0
  const kept = keptInMemory({
    name: 'clock',
    async load() {
      const { rows } = await sql<{ offset_ms: number }>`select offset_ms from clock`.execute(db)
      return rows[0]?.offset_ms ?? 0
    },
    notices,
    channels: [CLOCK_CHANNEL],
    log,
    changed(ms) {
      offsetMs = ms
    },
  })
  // The same millisecond is the same object: under load a score of requests share it.
  let last = Temporal.Instant.fromEpochMilliseconds(0)
  let lastMs = 0
  const clock: AdvancingClock = {
    now() {
      const ms = Date.now() + offsetMs
      if (ms !== lastMs) {
        lastMs = ms
        last = Temporal.Instant.fromEpochMilliseconds(ms)
      }
      return last
    },
    reload: kept.reload,
    close: kept.close,
    async advanceTo(instant) {
      const wanted = instant.epochMilliseconds - Date.now()
      await sql`update clock set offset_ms = greatest(offset_ms, ${wanted})`.execute(db)
      await clock.reload()
      await announce(db, CLOCK_CHANNEL, '')
    },
  }
  await kept.reload()
  return clock
}
