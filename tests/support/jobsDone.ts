import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import type { Database } from '../../src/platform/database.ts'
import type { Jobs } from '../../src/platform/jobs.ts'

/** One that failed is tried again after 5, 10, 20 … seconds: beyond this a test would only be cut off, saying nothing. */
const WITHIN_MS = 60_000

/**
 * Waits for every job; fails with what is left, and what the jobs said when they failed, once nothing gets done. A try
 * that fails counts as done: how long all tries of a job take is for chance to say.
 */
export async function jobsDone({ jobs, db }: { jobs: Jobs; db: Database }): Promise<void> {
  let deadline = performance.now() + WITHIN_MS
  let before = ''
  for (;;) {
    const unfinished = await jobs.unfinished()
    if (unfinished === 0) return
    const progress = `${unfinished} after ${await failedTries(db)}`
    if (progress !== before) {
      before = progress
      deadline = performance.now() + WITHIN_MS
    }
    if (performance.now() > deadline) throw new Error(`jobs were not done: ${JSON.stringify(await left(db))}`)
    // Asking costs the database more than a short job does, and a thousand are not done within a moment.
    await pause(Math.min(10 + unfinished, 250))
  }
}

async function failedTries(db: Database): Promise<number> {
  const { rows } = await sql<{ tries: number }>`select coalesce(sum(retry_count), 0)::int as tries from jobs.job
    where state in ('created', 'retry', 'active')`.execute(db)
  return rows[0]?.tries ?? 0
}

async function left(db: Database): Promise<unknown[]> {
  const { rows } = await sql`select name, state, retry_count, output, data from jobs.job
    where state in ('created', 'retry', 'active')`.execute(db)
  return rows
}
