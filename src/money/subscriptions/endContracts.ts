import { inTransaction } from '../../platform/database.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { endSubscription } from './endSubscription.ts'
import { listOfReader } from './subscriptions.sql.ts'
import { undoSubscription } from './undoSubscription.ts'

/**
 * Before a reader is erased: every subscription ends now, nothing more is charged, what was charged since they asked is
 * given back, and the provider forgets the customer. Bears repeating; throws `ProviderUnanswered`.
 */
export async function endContracts(
  deps: SubscriptionsDeps,
  readerId: number,
  askedAt: Temporal.Instant,
): Promise<void> {
  const subscriptions = await inTransaction(deps.db, async (tx) => {
    await deps.readers.lock(tx, readerId)
    for (const { id, state } of await listOfReader(tx, readerId)) {
      if (state === 'ended') continue
      await endSubscription(deps, tx, id, { because: 'erasure', cause: 'erasure', at: askedAt })
    }
    return listOfReader(tx, readerId)
  })
  // What was paid twice is given back, also where that was still to be done.
  for (const { id, undoAt } of subscriptions) if (undoAt) await undoSubscription(deps, id)
  for (const customer of new Set(subscriptions.map(({ customer }) => customer))) {
    await deps.gateway.forgetCustomer(customer)
  }
}
