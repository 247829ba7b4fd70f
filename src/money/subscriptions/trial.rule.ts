import { isBefore } from '../../platform/calendar.ts'
import { NO_TRIAL_DAYS } from '../plans/plans.module.ts'
import { isPaying, type State } from './states.rule.ts'
import type { Subscription } from './subscription.ts'

/** Whose trial it was, for an address or a card that was seen before. */
export type TrialUse = { kind: 'address' | 'card'; providerSubscription: string }

export type TrialHistory = {
  addressHasHadTrial: boolean
  /** Somebody has shown that they read its mailbox. */
  addressProven: boolean
  /** A trial of this account was refused and undone. */
  trialUndone: boolean
}

/**
 * Whether the offer to a reader is without a trial: their address has had it. In an account whose address nobody has
 * proven sits whoever paid for it, and knows what was refused; its owner is not held to what others tried with it.
 */
export function hasSpentTrial({ addressHasHadTrial, addressProven, trialUndone }: TrialHistory): boolean {
  return addressHasHadTrial || (trialUndone && !addressProven)
}

/** Before the checkout: the offer to a reader who has had their trial is without one. */
export function trialDaysOnOffer(planTrialDays: number, hasHadTrial: boolean): number {
  return hasHadTrial ? NO_TRIAL_DAYS : planTrialDays
}

/** A trial that is over, and paid for since, is nobody's second one. */
export function isTrialRunning(
  { trialEnd }: { trialEnd: Temporal.Instant | undefined },
  state: State,
  now: Temporal.Instant,
): boolean {
  if (state === 'trialing') return true
  return isPaying(state) && trialEnd !== undefined && isBefore(now, trialEnd)
}

/** What there is to judge about a subscription now. */
export type ToJudge = {
  /** It begins to run: another one of its reader that runs makes it a second one. */
  second: boolean
  /** A new trial is claimed; one that is over is noted; of one that was judged without its card, the card is asked. */
  trial: 'claim' | 'note' | 'card' | 'nothing'
}

/**
 * Where it begins, and never again: neither another address, nor a pause, nor news that come late or twice decide it
 * anew. Undefined: it has not begun, or it is set aside and stays so.
 */
export function whatToJudge(
  said: { trialEnd: Temporal.Instant | undefined },
  state: State,
  current: Pick<Subscription, 'state' | 'setAside' | 'judgedAt'> | undefined,
  now: Temporal.Instant,
): ToJudge | undefined {
  if (current?.setAside || state === 'incomplete') return undefined
  const second = isPaying(state) && !(current && isPaying(current.state))
  const isNew = current?.judgedAt === undefined
  if (isTrialRunning(said, state, now)) return { second, trial: isNew ? 'claim' : 'card' }
  return { second, trial: isNew && said.trialEnd ? 'note' : 'nothing' }
}

/**
 * After the checkout: the trial belongs to the subscription that first came with this address and with this card. One
 * that comes later is undone, unpaid.
 */
export function isTrialOfAnother(providerSubscription: string, firstUses: readonly TrialUse[]): boolean {
  return firstUses.some((use) => use.providerSubscription !== providerSubscription)
}
