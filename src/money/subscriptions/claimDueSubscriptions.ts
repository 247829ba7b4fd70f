import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { JobKind, Jobs } from '../../platform/jobs.ts'
import { claimAllDue, countDue, type DueColumn, earliestDue } from './due.sql.ts'
import { ASK_AGAIN_HOURS } from './dueDates.rule.ts'
import { periodEnded, undoSetAside } from './subscriptions.job.ts'

/** What one of these recurs as, and when a subscription whose job is lost is due again. */
type Due = { name: string; column: DueColumn; again: Temporal.DurationLike; kind: JobKind<{ subscriptionId: number }> }

/** Questions to the provider recur hourly until it answers. */
const QUESTIONS: Due = {
  name: 'ask the payment provider at the end of a period',
  column: 'ask_at',
  again: { hours: ASK_AGAIN_HOURS },
  kind: periodEnded,
}
/** Their jobs were enqueued when they were set aside or ended; this does it again where one was lost or the provider silent. */
const LEFTOVERS: Due = {
  name: 'undo what was set aside or has ended',
  column: 'undo_at',
  again: { minutes: 1 },
  kind: undoSetAside,
}

/** Moves the due column of each subscription that is due on, and enqueues a job for it, in one transaction. */
export function claimDueSubscriptions({ jobs }: { jobs: Jobs }): DueWork[] {
  return [QUESTIONS, LEFTOVERS].map(({ name, column, again, kind }) => ({
    name,
    nextDue: (db) => earliestDue(db, column),
    countDue: (db, now) => countDue(db, column, now),
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        const ids = await claimAllDue(tx, column, now.add(again), now)
        const payloads = ids.map((subscriptionId) => ({ subscriptionId }))
        await jobs.enqueueAll(tx, kind, payloads)
        return ids.length
      }),
  }))
}
