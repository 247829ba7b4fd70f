import { sql } from 'kysely'
import type { Database } from './database.ts'

/**
 * After a restore nobody knows what has happened since the backup was made: mails may have gone out, charges been
 * taken back. So what was due waits for a person (`dateline held`), while whatever is asked for afresh is done at once.
 * This is the one place that says whether it waits.
 */
export type Hold = {
  backupMadeAt: Temporal.Instant
  restoredAt: Temporal.Instant
}

/** The newest restore that nobody has released. */
export async function findHold(db: Database): Promise<Hold | undefined> {
  const { rows } = await sql<{ backupMadeAt: Temporal.Instant; restoredAt: Temporal.Instant }>`
    select made_at as "backupMadeAt", restored_at as "restoredAt" from restores
    where released_at is null order by id desc limit 1`.execute(db)
  return rows[0]
}

export const isHeld = async (db: Database): Promise<boolean> => (await findHold(db)) !== undefined

/** False when nothing was held. */
export async function endHold(tx: Database, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`update restores set released_at = ${now} where released_at is null returning id`.execute(
    tx,
  )
  return rows.length > 0
}

/** A job that begins at this time begins when somebody says so: it waits for the release of a restore. */
export const HELD_UNTIL = 'infinity'

/**
 * Jobs with this policy (in the words of pg-boss) were claimed from a due column, which has only been moved on: lost,
 * they fall due again.
 */
export const CLAIMED_POLICY = 'exclusive'

/**
 * To be run in the transaction of a restore: whatever the backup's workers had still to do waits. What was claimed waits
 * in its column and is counted there; its job would only stand in the way of the next one of its key.
 */
export const HOLD_JOBS = `delete from jobs.job where policy = '${CLAIMED_POLICY}' and state in ('created', 'retry', 'active');
  update jobs.job set start_after = '${HELD_UNTIL}', keep_until = '${HELD_UNTIL}',
    state = (case state when 'created' then 'created' else 'retry' end)::jobs.job_state
  where state in ('created', 'retry', 'active')`
