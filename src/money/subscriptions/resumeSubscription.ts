import { askOfProvider, type CommandOutcome } from './askOfProvider.ts'
import type { SubscriptionsDeps } from './deps.ts'

/** Takes a cancellation back while what was paid still runs. */
export function resumeSubscription(deps: SubscriptionsDeps, readerId: number): Promise<CommandOutcome> {
  return askOfProvider(deps, readerId, 'resume', (subscription) => deps.gateway.resume(deps.db, subscription))
}
