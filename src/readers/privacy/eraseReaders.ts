import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { Jobs } from '../../platform/jobs.ts'
import { erasureDue } from './erasureDue.job.ts'
import { claimDueErasures, earliestErasure, postponeErasures } from './erasures.sql.ts'
import { nextTry } from './nextTry.rule.ts'

/** Enqueues the erasure of whoever has asked for it. One whose job fails or is lost is due again at its next try. */
export function eraseReaders({ jobs }: { jobs: Jobs }): DueWork {
  return {
    name: 'erase-readers',
    // Whoever wants to be forgotten does not wait for somebody to look at old mails.
    evenWhileHeld: true,
    nextDue: earliestErasure,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        const due = await claimDueErasures(tx, now)
        const nextTries = due.map((erasure) => ({ id: erasure.id, at: nextTry(erasure.askedAt, now) }))
        await postponeErasures(tx, nextTries)
        const payloads = due.map(({ id }) => ({ erasureId: id }))
        await jobs.enqueueAll(tx, erasureDue, payloads)
        return due.length
      }),
  }
}
