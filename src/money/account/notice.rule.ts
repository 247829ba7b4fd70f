import { isCanceled, type State } from '../subscriptions/subscriptions.module.ts'

/** What is said after a form, above what is shown of the subscription. */
export type Notice = 'canceled' | 'not-renewed' | 'resumed'

/**
 * A link can only ask for a notice: whether it is so is read from the subscription, as it stands now.
 */
export function decideNotice(
  asked: string | undefined,
  subscription: { state: State; cancelAt: Temporal.Instant | undefined } | undefined,
): Notice | undefined {
  if (!subscription) return undefined
  const { state } = subscription
  switch (asked) {
    case 'canceled':
      if (state === 'canceling') return 'canceled'
      return isCanceled(subscription) ? 'not-renewed' : undefined
    case 'resumed':
      return state === 'trialing' || state === 'active' ? 'resumed' : undefined
  }
  return undefined
}
