import { addDays, earlier, isBefore, later } from '../../platform/calendar.ts'
import type { State } from './states.rule.ts'
import type { EndedBecause } from './subscription.ts'

type Instant = Temporal.Instant

/** What is known of one subscription when it is asked what it opens. */
export type EntitlementFacts = {
  state: State
  /** Opens nothing and is being undone: a second subscription, a second trial. */
  setAside: boolean
  endedBecause?: EndedBecause | undefined
  trialEnd: Instant | undefined
  periodEnd: Instant
  cancelAt: Instant | undefined
  pastDueSince: Instant | undefined
  /** From the ledger: until when money was received, and until when it was given back. */
  paidUntil: Instant | undefined
  refundedUntil: Instant | undefined
}

export type Entitlement =
  | {
      subscriber: true
      /** Without any news, it is over at this instant. News is announced. */
      until: Instant
      reason: 'trial' | 'paid' | 'grace' | 'canceling' | 'paused' | 'unanswered'
    }
  | {
      subscriber: false
      until: undefined
      reason: 'none' | 'incomplete' | 'ended' | 'set-aside' | 'refunded' | 'unpaid' | 'paused'
    }

/** For so long the entitlement outlives its period when the provider cannot be heard (DESIGN §7). */
const SILENCE_DAYS = 7
/** A failed payment costs nobody their reading for so long (DESIGN §7). */
export const GRACE_DAYS = 14

export function entitlementOf(facts: EntitlementFacts | undefined, now: Instant, zone: string): Entitlement {
  if (!facts) return closed('none')
  if (facts.setAside) return closed('set-aside')
  if (facts.refundedUntil && isBefore(now, facts.refundedUntil)) return closed('refunded')
  switch (facts.state) {
    case 'trialing':
      return openUntil(facts.trialEnd ?? facts.periodEnd, 'trial', now, zone)
    case 'active':
      return openUntil(facts.periodEnd, 'paid', now, zone)
    case 'canceling':
      return openUntil(facts.cancelAt ?? facts.periodEnd, 'canceling', now, zone)
    case 'past_due':
      return openInGrace(facts, now, zone)
    case 'paused': {
      const until = paidEnd(facts)
      return until && isBefore(now, until) ? { subscriber: true, until, reason: 'paused' } : closed('paused')
    }
    case 'incomplete':
      return closed('incomplete')
    case 'ended':
      return facts.endedBecause === 'unpaid' ? openInGrace(facts, now, zone) : closed('ended')
  }
}

/** Until then a payment may be owed, however often or seldom the provider tries. */
export function graceEnd(facts: Pick<EntitlementFacts, 'pastDueSince' | 'periodEnd'>, zone: string): Instant {
  return addDays(facts.pastDueSince ?? facts.periodEnd, GRACE_DAYS, zone)
}

function openInGrace(facts: EntitlementFacts, now: Instant, zone: string): Entitlement {
  const until = graceEnd(facts, zone)
  return isBefore(now, until) ? { subscriber: true, until, reason: 'grace' } : closed('unpaid')
}

/** A paused subscription has a running period that nobody pays for: what counts is the trial and the money received. */
function paidEnd(facts: EntitlementFacts): Instant | undefined {
  const end =
    facts.trialEnd && facts.paidUntil ? later(facts.trialEnd, facts.paidUntil) : (facts.trialEnd ?? facts.paidUntil)
  return end && facts.cancelAt ? earlier(end, facts.cancelAt) : end
}

/** Nobody loses access by silence: past the end of the period only the provider's own word ends it, or seven days. */
function openUntil(end: Instant, reason: 'trial' | 'paid' | 'canceling', now: Instant, zone: string): Entitlement {
  const until = addDays(end, SILENCE_DAYS, zone)
  if (!isBefore(now, until)) return closed('unpaid')
  return { subscriber: true, until, reason: isBefore(now, end) ? reason : 'unanswered' }
}

const closed = (reason: Extract<Entitlement, { subscriber: false }>['reason']): Entitlement => ({
  subscriber: false,
  until: undefined,
  reason,
})
