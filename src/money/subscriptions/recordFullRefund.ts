import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import type { Subscription } from './subscription.ts'
import { markRefunded } from './subscriptions.sql.ts'

/** A payment was given back whole: what it opened is closed. Within the booking's transaction. */
export async function recordFullRefund(
  tx: DatabaseTransaction,
  subscription: Subscription,
  coveredUntil: Temporal.Instant,
): Promise<void> {
  await markRefunded(tx, subscription.id, coveredUntil)
  await announceStanding(tx, { readerId: subscription.readerId })
}
