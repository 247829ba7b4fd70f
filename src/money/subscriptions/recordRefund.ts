import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import { decideClosedUntil, type PaymentGivenBack } from './refund.rule.ts'
import type { Subscription } from './subscription.ts'
import { markRefunded } from './subscriptions.sql.ts'

/** Something was given back of a payment: a full refund closes what it opened. Within the booking's transaction. */
export async function recordRefund(
  tx: DatabaseTransaction,
  subscription: Subscription,
  payment: PaymentGivenBack,
): Promise<void> {
  const closedUntil = decideClosedUntil(payment)
  if (!closedUntil) return
  await markRefunded(tx, subscription.id, closedUntil)
  await announceStanding(tx, { readerId: subscription.readerId })
}
