import type { Database } from '../../platform/database.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { ProviderUnanswered } from './provider.ts'
import type { Subscription } from './subscription.ts'
import { listOfReader } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'
import { undoSubscription } from './undoSubscription.ts'

/**
 * Before a reader is erased: every subscription ends now, nothing more is charged, and the provider forgets the
 * customer. Bears repeating; throws `ProviderUnanswered`.
 */
export async function endContracts(deps: SubscriptionsDeps, db: Database, readerId: number): Promise<void> {
  const subscriptions = await listOfReader(db, readerId)
  for (const subscription of subscriptions) {
    // What was paid twice is given back, also where that was still to be done.
    if (subscription.undoAt) await undoSubscription(deps, subscription.id)
    else if (subscription.state !== 'ended') await endNow(deps, db, subscription)
  }
  for (const customer of new Set(subscriptions.map(({ customer }) => customer))) {
    await deps.gateway.forgetCustomer(customer)
  }
}

async function endNow(deps: SubscriptionsDeps, db: Database, subscription: Subscription) {
  await deps.gateway.endNow(db, subscription)
  const taken = await syncSubscription(deps, subscription.providerId, 'erasure')
  if (taken.kind === 'refused' || taken.subscription.state !== 'ended') {
    throw new ProviderUnanswered(`subscription ${subscription.providerId} was to be ended and goes on`)
  }
}
