import { askOfProvider, type CommandOutcome } from './askOfProvider.ts'
import type { SubscriptionsDeps } from './deps.ts'

/** At the end of what is paid; until then everything stays open, and the reader may change their mind. */
export function cancelSubscription(deps: SubscriptionsDeps, readerId: number): Promise<CommandOutcome> {
  return askOfProvider(deps, readerId, 'cancel', (subscription) =>
    deps.gateway.cancelAtPeriodEnd(deps.db, subscription),
  )
}
