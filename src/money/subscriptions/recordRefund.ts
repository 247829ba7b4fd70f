import { isBefore } from '../../platform/calendar.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { decideClosedUntil, type PaymentGivenBack } from './ending.rule.ts'
import { endSubscription } from './endSubscription.ts'
import type { Subscription } from './subscription.ts'
import { markRefunded } from './subscriptions.sql.ts'

/**
 * Something was given back of a payment: all of it ends the subscription, unless what it paid for is over. Within the
 * booking's transaction, which has locked the reader.
 */
export async function recordRefund(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  subscription: Subscription,
  payment: PaymentGivenBack,
): Promise<void> {
  const closedUntil = decideClosedUntil(payment, subscription)
  if (!closedUntil) return
  await markRefunded(tx, subscription.id, closedUntil)
  await announceStanding(tx, { readerId: subscription.readerId })
  if (!isBefore(deps.clock.now(), closedUntil)) return
  await endSubscription(deps, tx, subscription.id, { because: 'refunded', cause: 'refund' })
}
