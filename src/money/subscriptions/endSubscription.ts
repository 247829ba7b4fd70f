import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { UNDO_AGAIN } from './ending.rule.ts'
import type { EndedBecause, Subscription } from './subscription.ts'
import { undoSetAside } from './subscriptions.job.ts'
import { appendEvent, findSubscription, markEnded, updateReason } from './subscriptions.sql.ts'

/**
 * Ends one with us at once, whatever the provider says of it, and tells its reader; there it is ended by a job. Within
 * the caller's transaction, which has locked the reader. What is set aside is undone already. An erasure ends at the
 * provider by itself, as of the moment `at` when it was asked for.
 */
export async function endSubscription(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  id: number,
  ending: { because: EndedBecause; cause: string; at?: Temporal.Instant },
): Promise<void> {
  const now = deps.clock.now()
  const { because, cause, at = now } = ending
  const before = await findSubscription(tx, id)
  if (!before || before.setAside) return
  if (before.state === 'ended') {
    // A grace that the provider's giving up had left is over, too.
    if (before.endedBecause !== undefined && before.endedBecause !== 'unpaid') return
    await updateReason(tx, id, because)
    await announceStanding(tx, { readerId: before.readerId })
    return
  }
  await markEnded(tx, id, { because, at, undoAt: now.add(UNDO_AGAIN) })
  const after = (await findSubscription(tx, id)) as Subscription
  await appendEvent(
    tx,
    {
      subscriptionId: id,
      fromState: before.state,
      toState: after.state,
      path: 'expected',
      cause,
      providerStatus: after.providerStatus,
      detail: { endedBecause: because },
    },
    now,
  )
  await announceStanding(tx, { readerId: after.readerId })
  await deps.readerNotices.changed(tx, before, after)
  if (because !== 'erasure') await deps.jobs.enqueue(tx, undoSetAside, { subscriptionId: id })
}
