import { type EntitlementFacts, entitlementOf } from '../../money/subscriptions/subscriptions.module.ts'
import type { LetterStanding } from '../mailing/mailing.module.ts'

/**
 * Who a reader with an account is to a letter: who reads everything now is a subscriber, or on trial; who once did, and
 * does no more, has lapsed. What is being undone never counted.
 */
export function standingOf(
  subscriptions: readonly EntitlementFacts[],
  now: Temporal.Instant,
  zone: string,
): Exclude<LetterStanding, 'visitor'> {
  const counted = subscriptions.filter(({ setAside, state }) => !setAside && state !== 'incomplete')
  const entitlements = counted.map((facts) => entitlementOf(facts, now, zone)).filter(({ subscriber }) => subscriber)
  if (entitlements.some(({ reason }) => reason !== 'trial')) return 'subscriber'
  if (entitlements.length > 0) return 'trial'
  return counted.length > 0 ? 'lapsed' : 'reader'
}
