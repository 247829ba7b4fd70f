import { inTransaction } from '../../platform/database.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { clearUndo } from './due.sql.ts'
import { ProviderUnanswered } from './provider.ts'
import { findSubscription } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'

/**
 * Undoes what was set aside: ended at the provider, what was paid given back, the reader told. Every step bears being
 * repeated, so a failure anywhere is answered by doing it all again. Throws `ProviderUnanswered`.
 */
export async function undoSubscription(deps: SubscriptionsDeps, subscriptionId: number): Promise<void> {
  const subscription = await findSubscription(deps.db, subscriptionId)
  if (!subscription?.setAside) return
  if (subscription.state !== 'ended') {
    await deps.gateway.endNow(deps.db, subscription)
    const taken = await syncSubscription(deps, subscription.providerId, `undone:${subscription.setAside}`)
    if (taken.kind === 'refused' || taken.subscription.state !== 'ended') {
      throw new ProviderUnanswered(`subscription ${subscription.providerId} was to be ended and goes on`)
    }
  }
  const refunded = await deps.gateway.refundAll(deps.db, subscription)
  await inTransaction(deps.db, async (tx) => {
    await deps.readers.lock(tx, subscription.readerId)
    await deps.readerNotices.undone(tx, subscription, refunded)
    await clearUndo(tx, subscriptionId)
  })
}
