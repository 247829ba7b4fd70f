import type { SubscriptionsDeps } from './deps.ts'
import { ProviderUnanswered } from './provider.ts'
import { mayAskFor } from './states.rule.ts'
import type { Subscription } from './subscription.ts'
import { findPaying } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'

export type CommandOutcome =
  | { kind: 'done'; subscription: Subscription }
  | { kind: 'not-subscribed' }
  /** In this state there is nothing to cancel or resume; what the reader wanted may well be so already. */
  | { kind: 'not-now'; subscription: Subscription }
  | { kind: 'unanswered' }

/**
 * Asks the provider for what a reader wants, if the table of states allows to ask, and takes over what it then says.
 * `cancel` acts at the end of what is paid: until then everything stays open, and `resume` takes it back.
 */
export async function askOfProvider(
  deps: SubscriptionsDeps,
  readerId: number,
  command: 'cancel' | 'resume',
): Promise<CommandOutcome> {
  const { db, gateway } = deps
  const subscription = await findPaying(db, readerId)
  if (!subscription) return { kind: 'not-subscribed' }
  if (!mayAskFor(subscription.state, command)) return { kind: 'not-now', subscription }
  try {
    await (command === 'cancel' ? gateway.cancelAtPeriodEnd(db, subscription) : gateway.resume(db, subscription))
    const taken = await syncSubscription(deps, subscription.providerId, `command:${command}`)
    return taken.kind === 'taken' ? { kind: 'done', subscription: taken.subscription } : { kind: 'unanswered' }
  } catch (error) {
    if (error instanceof ProviderUnanswered) return { kind: 'unanswered' }
    throw error
  }
}
