import { isBefore } from '../../platform/calendar.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import {
  entitlementOf,
  graceEnd,
  isCanceled,
  isCollecting,
  isGraceOver,
  mayAskFor,
} from '../subscriptions/subscriptions.module.ts'
import type { SubscriptionFacts } from './subscription.view.tsx'

/** To its reader a subscription has ended with the grace, also where nobody has come to ending it yet. */
export function asItStands(subscription: Subscription, zone: string, now: Temporal.Instant): Subscription {
  return isGraceOver(subscription, now, zone)
    ? { ...subscription, state: 'ended', endedBecause: 'unpaid', endedAt: graceEnd(subscription, zone) }
    : subscription
}

/** What a reader is shown of a subscription: one date, the one that matters in this state. */
export function shownState(known: Subscription, zone: string, now: Temporal.Instant): SubscriptionFacts {
  const subscription = asItStands(known, zone, now)
  const { state, trialEnd, periodEnd, cancelAt, endedAt } = subscription
  const date = dateThatMatters(subscription, zone, now)
  // The next period has begun, and the provider has not been heard since: nobody is shown a day that has passed as coming.
  const isUnheard = (state === 'active' || state === 'trialing') && date !== undefined && !isBefore(now, date)
  return {
    state,
    planName: subscription.planName,
    interval: subscription.interval,
    price: { amountMinor: subscription.amountMinor, currency: subscription.currency },
    started: subscription.startedAt,
    ...(date && !isUnheard ? { periodEnd: date } : {}),
    ...(state === 'past_due' ? { graceUntil: graceEnd(subscription, zone) } : {}),
    ...(state !== 'canceling' && isCanceled(subscription) ? { notRenewed: true } : {}),
    ...(state === 'ended' ? shownEnding(subscription, zone, now) : {}),
    canceledInTrial: trialEnd !== undefined && !isBefore(trialEnd, cancelAt ?? endedAt ?? periodEnd),
    collecting: isUnheard || isCollecting(subscription),
  }
}

/** One that the provider gave up ends with the grace, for its reader, and not before. */
function shownEnding(subscription: Subscription, zone: string, now: Temporal.Instant): Partial<SubscriptionFacts> {
  const { endedBecause } = subscription
  if (endedBecause === undefined) return {}
  if (endedBecause !== 'unpaid') return { endedBecause }
  const graceUntil = graceEnd(subscription, zone)
  return { endedBecause, periodEnd: graceUntil, ...(isBefore(now, graceUntil) && { graceUntil }) }
}

function dateThatMatters(
  subscription: Subscription,
  zone: string,
  now: Temporal.Instant,
): Temporal.Instant | undefined {
  const { state, trialEnd, periodEnd, cancelAt, endedAt } = subscription
  switch (state) {
    case 'trialing':
      return trialEnd ?? periodEnd
    case 'canceling':
      return cancelAt ?? periodEnd
    // Its period runs on unpaid: what counts is what it still opens, and that may be nothing.
    case 'paused':
      return entitlementOf({ ...subscription, setAside: subscription.setAside !== undefined }, now, zone).until
    case 'ended':
      return endedAt
    // equivalent: what no case answers has no date either
    case 'incomplete':
      return undefined
    case 'active':
    case 'past_due':
      return periodEnd
  }
}

export function mayDo(subscription: Subscription | undefined): {
  cancel: boolean
  resume: boolean
  managePayment: boolean
} {
  if (!subscription || subscription.setAside) return { cancel: false, resume: false, managePayment: false }
  const { state } = subscription
  return {
    cancel: mayAskFor(state, 'cancel') && !isCanceled(subscription),
    resume: mayAskFor(state, 'resume') && isCanceled(subscription),
    managePayment: mayAskFor(state, 'manage'),
  }
}
