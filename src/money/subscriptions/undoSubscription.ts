import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { clearUndo } from './due.sql.ts'
import { owedBack } from './ending.rule.ts'
import { ProviderUnanswered } from './provider.ts'
import { isOverThere } from './states.rule.ts'
import type { Subscription } from './subscription.ts'
import { findSubscription } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'

/**
 * What was set aside, or has ended with us, ends at the provider; what was paid for nothing is given back, and the reader
 * of one that was set aside is told. Every step bears being repeated, so a failure anywhere is answered by doing it all
 * again. Throws `ProviderUnanswered`.
 */
export async function undoSubscription(deps: SubscriptionsDeps, subscriptionId: number): Promise<void> {
  const { db, gateway } = deps
  const subscription = await findSubscription(db, subscriptionId)
  if (!subscription) return
  const owed = owedBack(subscription)
  if (owed === 'nothing') return
  const why = subscription.setAside ?? subscription.endedBecause
  if (!isOverThere(subscription.providerStatus)) {
    await gateway.endNow(db, subscription)
    const taken = await syncSubscription(deps, subscription.providerId, `undone:${why}`)
    if (taken.kind === 'refused' || !isOverThere(taken.subscription.providerStatus)) {
      throw new ProviderUnanswered(`subscription ${subscription.providerId} was to be ended and goes on`)
    }
  }
  await gateway.voidInvoices(db, subscription)
  const refunded = await gateway.refundPayments(db, subscription, owed === 'everything' ? undefined : owed.since)
  if (subscription.setAside === 'orphan') await forgetOrphan(deps, subscription)
  await inTransaction(db, async (tx) => {
    await deps.readers.lock(tx, subscription.readerId)
    if (subscription.setAside) await deps.readerNotices.undone(tx, subscription, refunded)
    else if (refunded.amountMinor > 0) await alarmOfPayment(deps, tx, subscription)
    await clearUndo(tx, subscriptionId)
  })
}

/** Whoever was erased is forgotten by the provider, too. A customer of nobody's may be somebody else's. */
async function forgetOrphan({ gateway, readers, db, clock }: SubscriptionsDeps, orphan: Subscription): Promise<void> {
  const nobody = await inTransaction(db, (tx) => readers.findOrMakeNobody(tx, clock.now()))
  if (orphan.readerId !== nobody.id) await gateway.forgetCustomer(orphan.customer)
}

function alarmOfPayment(deps: SubscriptionsDeps, tx: DatabaseTransaction, subscription: Subscription): Promise<void> {
  const { providerId: subject, endedBecause } = subscription
  const code = endedBecause === 'erasure' ? 'paid-to-nobody' : 'paid-after-end'
  return raiseAlarm(deps, tx, { code, subject, detail: { subscription: subscription.id, endedBecause } })
}
