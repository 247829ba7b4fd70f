import type { Database } from '../../platform/database.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { openCheckoutSessionsOf } from './checkouts.sql.ts'
import { syncCheckout } from './syncCheckout.ts'

/** Before a reader is erased: no payment page of theirs stays open. Bears repeating; throws `ProviderUnanswered`. */
export async function closeCheckouts(deps: SubscriptionsDeps, db: Database, readerId: number): Promise<void> {
  for (const session of await openCheckoutSessionsOf(db, readerId)) {
    await deps.gateway.closeCheckout(session)
    // One that was just paid, and of which no news has come: what it led to would go on and belong to nobody.
    await syncCheckout(deps, session, 'erasure')
  }
}
