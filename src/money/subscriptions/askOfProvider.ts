import type { SubscriptionsDeps } from './deps.ts'
import { askBy } from './due.sql.ts'
import { ProviderUnanswered } from './provider.ts'
import { isAsAsked, mayAskFor } from './states.rule.ts'
import type { Subscription } from './subscription.ts'
import { findPaying } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'

export type CommandOutcome =
  /** It stands as was asked for: the provider says so. */
  | { kind: 'done'; subscription: Subscription }
  | { kind: 'not-subscribed' }
  /** In this state there is nothing to cancel or resume; what the reader wanted may well be so already. */
  | { kind: 'not-now'; subscription: Subscription }
  /** The provider answers, and it stands as before. */
  | { kind: 'not-done'; subscription: Subscription }
  /** Nobody knows whether it was done. The provider is asked again within minutes. */
  | { kind: 'unanswered' }

/** An answer may be an old one, told again; what was learnt from the question after it makes the second try another. */
const MOST_TRIES = 2
const ASK_AGAIN_MINUTES = 5

/**
 * Asks the provider for what a reader wants, if the table of states allows to ask, and takes over what it then says.
 * `cancel` acts at the end of what is paid: until then everything stays open, and `resume` takes it back. What counts is
 * how the subscription stands afterwards, never that the provider said yes.
 */
export async function askOfProvider(
  deps: SubscriptionsDeps,
  readerId: number,
  command: 'cancel' | 'resume',
): Promise<CommandOutcome> {
  const { db, gateway } = deps
  const known = await findPaying(db, readerId)
  if (!known) return { kind: 'not-subscribed' }
  try {
    // Where it makes no sense, what we know may be old: it was changed at the provider, and the news was lost.
    let subscription = mayAskFor(known.state, command) ? known : await hear(deps, known, command)
    if (!mayAskFor(subscription.state, command)) return { kind: 'not-now', subscription }
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      await (command === 'cancel' ? gateway.cancelAtPeriodEnd(db, subscription) : gateway.resume(db, subscription))
      subscription = await hear(deps, subscription, command)
      if (isAsAsked(command, subscription)) return { kind: 'done', subscription }
      if (!mayAskFor(subscription.state, command)) return { kind: 'not-now', subscription }
    }
    return { kind: 'not-done', subscription }
  } catch (error) {
    if (!(error instanceof ProviderUnanswered)) throw error
    await askBy(db, known.id, deps.clock.now().add({ minutes: ASK_AGAIN_MINUTES }))
    return { kind: 'unanswered' }
  }
}

async function hear(deps: SubscriptionsDeps, { providerId }: Subscription, command: string): Promise<Subscription> {
  const taken = await syncSubscription(deps, providerId, `command:${command}`)
  if (taken.kind === 'refused') throw new ProviderUnanswered(`subscription ${providerId}: ${taken.reason}`)
  return taken.subscription
}
