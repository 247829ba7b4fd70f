import { inTransaction } from '../../platform/database.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { deleteUnpaid } from './checkouts.sql.ts'
import { syncCheckout } from './syncCheckout.ts'

/** What was paid without our hearing of it is somebody's subscription; anything else goes. Throws `ProviderUnanswered`. */
export async function forgetUnlessPaid(
  deps: SubscriptionsDeps,
  { checkoutId, session }: { checkoutId: number; session: string },
): Promise<void> {
  await deps.gateway.closeCheckout(session)
  const { kind } = await syncCheckout(deps, session, 'forgetting')
  if (kind === 'expired' || kind === 'unknown') await inTransaction(deps.db, (tx) => deleteUnpaid(tx, [checkoutId]))
}
