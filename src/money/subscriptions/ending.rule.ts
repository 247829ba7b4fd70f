import { isBefore } from '../../platform/calendar.ts'
import { graceEnd } from './entitlement.rule.ts'
import type { State } from './states.rule.ts'
import type { EndedBecause, Subscription } from './subscription.ts'

type Instant = Temporal.Instant

/** A payment as the ledger has it, with all that was given back of it. */
export type PaymentGivenBack = { amountMinor: number; refundedMinor: number; coversUntil: Instant }

/**
 * Until when what was given back closes what the payment had opened: given back whole, until the end of what it paid
 * for; a part of it is a kindness and closes nothing. What another payment pays for after that is open again.
 */
export function decideClosedUntil(payment: PaymentGivenBack): Instant | undefined {
  return payment.refundedMinor >= payment.amountMinor ? payment.coversUntil : undefined
}

/** What the provider says now, in our words, and since when a payment has been owed. */
export type SaidOfEnding = {
  state: State
  /** It has ended there because no payment came. */
  gaveUp: boolean
  periodEnd: Instant
  pastDueSince: Instant | undefined
}

/**
 * Whether and why one has ended although nobody asked the provider for that. Once it has, it has for good. Our own grace
 * decides how long a payment may be owed, and not how often the provider tries: one that it gave up has ended there, and
 * opens everything until then all the same.
 */
export function decideEnding(
  last: { endedBecause: EndedBecause | undefined; refundedUntil: Instant | undefined } | undefined,
  said: SaidOfEnding,
  now: Instant,
  zone: string,
): EndedBecause | undefined {
  if (last?.endedBecause) return last.endedBecause
  if (said.gaveUp) return 'unpaid'
  if (said.state === 'ended') return undefined
  if (last?.refundedUntil && isBefore(now, last.refundedUntil)) return 'refunded'
  return isGraceOver(said, now, zone) ? 'unpaid' : undefined
}

/** Then it has ended, whatever the provider does, and also where it says nothing. */
export function isGraceOver(
  owed: { state: State; periodEnd: Instant; pastDueSince: Instant | undefined },
  now: Instant,
  zone: string,
): boolean {
  return owed.state === 'past_due' && !isBefore(now, graceEnd(owed, zone))
}

/**
 * Whether nobody has it, since its reader is gone: one that goes on, or that is heard of for the first time. What ended
 * before they were forgotten is theirs, as far as it can be.
 */
export function isOrphan(
  readerIsGone: boolean,
  known: Pick<Subscription, 'setAside' | 'endedBecause'> | undefined,
  state: State,
): boolean {
  if (!readerIsGone || known?.setAside || known?.endedBecause) return false
  return known === undefined || state !== 'ended'
}

/** What is to be given back of one that is undone or has ended. */
export type Owed = 'nothing' | 'everything' | { since: Instant }

/**
 * All of it where it never opened anything. Where it did, what was paid since it has been over: charged while the end was
 * on its way, or by an invoice that lay about.
 */
export function owedBack(of: Pick<Subscription, 'setAside' | 'endedBecause' | 'endedAt' | 'pastDueSince'>): Owed {
  if (of.setAside) return 'everything'
  const since = of.endedBecause === 'unpaid' ? (of.pastDueSince ?? of.endedAt) : of.endedAt
  return of.endedBecause && since ? { since } : 'nothing'
}
