import type { Database } from '../../platform/database.ts'
import { findEntitlement } from './findEntitlement.ts'
import { listEvents, listOfReader } from './subscriptions.sql.ts'

/** What `dateline reader show` prints of a reader's subscriptions. */
export async function showReaderSubscription(db: Database, readerId: number, now: Temporal.Instant, zone: string) {
  const subscriptions = await listOfReader(db, readerId)
  return {
    entitlement: await findEntitlement(db, readerId, now, zone),
    subscriptions: await Promise.all(
      subscriptions.map(async (subscription) => ({
        plan: subscription.planSlug,
        price: { amountMinor: subscription.amountMinor, currency: subscription.currency },
        state: subscription.state,
        ...(subscription.setAside ? { setAside: subscription.setAside } : {}),
        ...(subscription.endedBecause ? { endedBecause: subscription.endedBecause } : {}),
        startedAt: subscription.startedAt,
        trialEnd: subscription.trialEnd,
        periodEnd: subscription.periodEnd,
        cancelAt: subscription.cancelAt,
        endedAt: subscription.endedAt,
        paidUntil: subscription.paidUntil,
        provider: {
          account: subscription.account,
          subscription: subscription.providerId,
          customer: subscription.customer,
          status: subscription.providerStatus,
        },
        history: (await listEvents(db, subscription.id)).map((event) => ({
          at: event.at,
          from: event.from_state,
          to: event.to_state,
          path: event.path,
          cause: event.cause,
        })),
      })),
    ),
  }
}
