import { sql } from 'kysely'
import type { Database } from './database.ts'
import { announce, type Notices } from './notices.ts'

/** Dateline's time: the machine's, plus an offset that only the simulator's users ever move. */
export type Clock = {
  now(): Temporal.Instant
}

export type AdvancingClock = Clock & {
  /** Moves Dateline's time forward to `instant`, for every process on this database. */
  advanceTo(instant: Temporal.Instant): Promise<void>
  reload(): Promise<void>
}

const CLOCK_CHANNEL = 'clock'

export async function createClock(db: Database, notices: Notices | undefined): Promise<AdvancingClock> {
  let offsetMs = 0
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
    async reload() {
      const { rows } = await sql<{ offset_ms: number }>`select offset_ms from clock`.execute(db)
      offsetMs = rows[0]?.offset_ms ?? 0
    },
    async advanceTo(instant) {
      const wanted = instant.epochMilliseconds - Date.now()
      await sql`update clock set offset_ms = greatest(offset_ms, ${wanted})`.execute(db)
      await clock.reload()
      await announce(db, CLOCK_CHANNEL, '')
    },
  }
  await clock.reload()
  notices?.on(CLOCK_CHANNEL, () => clock.reload())
  notices?.onReconnect(() => clock.reload())
  return clock
}
