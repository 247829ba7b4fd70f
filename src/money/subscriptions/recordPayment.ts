import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { setUndo } from './due.sql.ts'
import { isForNothing, UNDO_AGAIN } from './ending.rule.ts'
import type { Receipt } from './ports.ts'
import type { Subscription } from './subscription.ts'
import { undoSetAside } from './subscriptions.job.ts'
import { markPaid } from './subscriptions.sql.ts'

/**
 * What the ledger has booked opens what it pays for, and the reader gets a receipt. What was paid for nothing is on its
 * way back instead; a receipt would say otherwise. Within the booking's transaction.
 */
export async function recordPayment(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  subscription: Subscription,
  receipt: Receipt,
): Promise<void> {
  await markPaid(tx, subscription.id, receipt.coversUntil)
  if (isForNothing(receipt.paidAt, subscription)) {
    await setUndo(tx, subscription.id, deps.clock.now().add(UNDO_AGAIN))
    await deps.jobs.enqueue(tx, undoSetAside, { subscriptionId: subscription.id })
  } else {
    await deps.readerNotices.paid(tx, subscription, receipt)
  }
  await announceStanding(tx, { readerId: subscription.readerId })
}
