import { addDays, earlier, isBefore, subtractDays } from '../../platform/calendar.ts'
import { GRACE_DAYS, graceEnd } from './entitlement.rule.ts'
import type { State } from './states.rule.ts'
import type { EndedBecause } from './subscription.ts'

type Instant = Temporal.Instant

export type DueFacts = {
  state: State
  setAside: boolean
  endedBecause?: EndedBecause | undefined
  interval: 'month' | 'year'
  startedAt: Instant
  trialEnd: Instant | undefined
  periodEnd: Instant
  cancelAt: Instant | undefined
  pastDueSince: Instant | undefined
  /** From the ledger. */
  paidUntil: Instant | undefined
}

/** Asked again after so long while the answer is missing, or says nothing new (DESIGN §7). */
export const ASK_AGAIN_HOURS = 1
/** A new period's payment is collected within the hour or so; its news is looked for after so long. */
const LOOK_FOR_PAYMENT_HOURS = 6
/** The publisher hears of a provider that has been silent for so long (DESIGN §7). */
export const WARN_PUBLISHER_AFTER_HOURS = 6
/** Before a first charge and before a yearly one (DESIGN §7). */
export const REMIND_DAYS_BEFORE = 7

/** When the provider is asked how this subscription goes on; undefined: there is nothing left to ask. */
export function nextQuestion(facts: DueFacts, now: Instant, zone: string): Instant | undefined {
  const end = endOfWhatIsKnown(facts, zone)
  if (!end) return undefined
  if (!isBefore(now, end)) return now.add({ hours: ASK_AGAIN_HOURS })
  return isCollecting(facts) ? earlier(end, now.add({ hours: LOOK_FOR_PAYMENT_HOURS })) : end
}

/** The period runs, and its payment has not been heard of. */
export function isCollecting(facts: Pick<DueFacts, 'state' | 'paidUntil' | 'periodEnd'>): boolean {
  return facts.state === 'active' && (facts.paidUntil === undefined || isBefore(facts.paidUntil, facts.periodEnd))
}

function endOfWhatIsKnown(facts: DueFacts, zone: string): Instant | undefined {
  if (facts.setAside) return undefined
  switch (facts.state) {
    case 'trialing':
      return facts.trialEnd ?? facts.periodEnd
    case 'canceling':
      return facts.cancelAt ?? facts.periodEnd
    case 'past_due':
      return earlier(facts.periodEnd, graceEnd(facts, zone))
    case 'active':
    case 'paused':
    case 'incomplete':
      return facts.periodEnd
    // equivalent: what no case answers has no end either
    case 'ended':
      return undefined
  }
}

/** Mails while a payment is owed (DESIGN §7). The one of day 0 goes out with the news. */
const DUNNING_DAYS = [3, 7, 12]

export type Dunning = { kind: 'payment-failed'; day: number; at: Instant } | { kind: 'ended'; at: Instant }

/**
 * The mail that is due about a payment that is owed, else the first of them; `then` is the first that comes after now.
 * One that the provider gave up ends by the calendar alone, and is told so.
 */
export function nextDunning(facts: DueFacts, now: Instant, zone: string): { due: Dunning; then?: Dunning } | undefined {
  const hasEnded = facts.state === 'ended' && facts.endedBecause === 'unpaid'
  if (facts.setAside || (facts.state !== 'past_due' && !hasEnded)) return undefined
  const since = facts.pastDueSince ?? facts.periodEnd
  const mails: Dunning[] = DUNNING_DAYS.map((day) => ({ kind: 'payment-failed', day, at: addDays(since, day, zone) }))
  if (hasEnded) mails.push({ kind: 'ended', at: addDays(since, GRACE_DAYS, zone) })
  const due = mails.findLast(({ at }) => !isBefore(now, at)) ?? mails[0]
  const then = mails.find(({ at }) => isBefore(now, at))
  return due && { due, ...(then && { then }) }
}

export type Reminder = { kind: 'trial-ending' | 'renewal'; chargedAt: Instant; at: Instant }

/** The next notice that goes out before money moves. A start less than seven days ahead was told in the welcome. */
export function nextReminder(facts: DueFacts, zone: string): Reminder | undefined {
  if (facts.setAside) return undefined
  if (facts.state === 'trialing') return reminder('trial-ending', facts.trialEnd ?? facts.periodEnd, facts, zone)
  if (facts.state === 'active' && facts.interval === 'year') return reminder('renewal', facts.periodEnd, facts, zone)
  return undefined
}

function reminder(kind: Reminder['kind'], chargedAt: Instant, facts: DueFacts, zone: string): Reminder | undefined {
  const at = subtractDays(chargedAt, REMIND_DAYS_BEFORE, zone)
  return isBefore(facts.startedAt, at) ? { kind, chargedAt, at } : undefined
}
