import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { claimToForget, deleteUnpaid, earliestToForget } from './checkouts.sql.ts'
import { nothingCameOf } from './forgetCheckout.job.ts'

/** Where the provider did not say what became of one, it is asked again. */
const AGAIN = { hours: 24 }

/**
 * A checkout that nothing came of goes, with the address that somebody typed and what was agreed to in it. Where there
 * was a payment page the provider is asked first: one that was paid, and of which we have not heard, is somebody's. Not
 * while a restore holds everything.
 */
export function forgetCheckouts({ jobs }: Pick<SubscriptionsDeps, 'jobs'>): DueWork {
  return {
    name: 'forget-checkouts',
    unhurried: true,
    nextDue: earliestToForget,
    runDue: (db, now) =>
      inTransaction(db, async (tx) => {
        const claimed = await claimToForget(tx, now.add(AGAIN), now)
        const opened = claimed.flatMap(({ id, session }) => (session === null ? [] : [{ checkoutId: id, session }]))
        await jobs.enqueueAll(tx, nothingCameOf, opened)
        await deleteUnpaid(
          tx,
          claimed.flatMap(({ id, session }) => (session === null ? [id] : [])),
        )
        return claimed.length
      }),
  }
}
