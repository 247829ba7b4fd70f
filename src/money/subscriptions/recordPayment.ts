import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import type { Receipt } from './ports.ts'
import type { Subscription } from './subscription.ts'
import { markPaid } from './subscriptions.sql.ts'

/** What the ledger has booked opens what it pays for, and the reader gets a receipt. Within the booking's transaction. */
export async function recordPayment(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  subscription: Subscription,
  receipt: Receipt,
): Promise<void> {
  await markPaid(tx, subscription.id, receipt.coversUntil)
  // A surplus payment is on its way back; a receipt would say otherwise.
  if (!subscription.setAside) await deps.readerNotices.paid(tx, subscription, receipt)
  await announceStanding(tx, { readerId: subscription.readerId })
}
