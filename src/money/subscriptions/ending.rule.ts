import { isBefore } from '../../platform/calendar.ts'
import { graceEnd } from './entitlement.rule.ts'
import type { State } from './states.rule.ts'
import type { EndedBecause, Subscription } from './subscription.ts'

type Instant = Temporal.Instant

/** A payment as the ledger has it, with all that was given back of it. */
export type PaymentGivenBack = { amountMinor: number; refundedMinor: number; paidAt: Instant; coversUntil: Instant }

/**
 * Until when what was given back closes what the payment had opened: given back whole, until the end of what it paid
 * for; a part of it is a kindness and closes nothing. What another payment pays for after that is open again. What was
 * paid for nothing had opened nothing: its way back takes no grace away that still runs.
 */
export function decideClosedUntil(payment: PaymentGivenBack, of: Over): Instant | undefined {
  const isWhole = payment.refundedMinor >= payment.amountMinor
  return isWhole && !isForNothing(payment.paidAt, of) ? payment.coversUntil : undefined
}

type Known = Pick<Subscription, 'setAside' | 'endedBecause' | 'endedAt' | 'pastDueSince' | 'undoAt'>

/** Since when a payment is owed, as far as we have heard; it stays so for one that has ended for it. */
export function owedSince(
  last: Pick<Known, 'endedBecause' | 'pastDueSince'> | undefined,
  said: { state: State; gaveUp: boolean | undefined; endedAt: Instant | undefined },
  now: Instant,
): Instant | undefined {
  if (last?.endedBecause === 'unpaid') return last.pastDueSince
  if (said.gaveUp) return last?.pastDueSince ?? said.endedAt ?? now
  return said.state === 'past_due' ? (last?.pastDueSince ?? now) : undefined
}

/** What the provider says now, in our words, and since when a payment has been owed. */
export type SaidOfEnding = {
  state: State
  /** It has ended there because no payment came. */
  gaveUp: boolean | undefined
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

/** When it ended: here, if it has ended here first, and not when the provider followed. */
export function endedSince(
  last: Pick<Known, 'endedBecause' | 'endedAt'> | undefined,
  taken: Pick<Known, 'endedBecause' | 'endedAt'>,
  now: Instant,
): Instant | undefined {
  if (last?.endedBecause) return last.endedAt
  return taken.endedAt ?? (taken.endedBecause && now)
}

/** The job begins at once; this is when it is tried again should that be lost. */
export const UNDO_AGAIN = { seconds: 20 }

/** When it is looked at again whether what was set aside or has ended is undone; what was undone before stays so. */
export function nextUndoing(
  last: Pick<Known, 'setAside' | 'endedBecause' | 'undoAt'> | undefined,
  taken: Pick<Known, 'setAside' | 'endedBecause'>,
  now: Instant,
): Instant | undefined {
  if (!taken.setAside && !taken.endedBecause) return undefined
  return (last?.setAside ?? last?.endedBecause) ? last?.undoAt : now.add(UNDO_AGAIN)
}

/** What is to be given back of one that is undone or has ended. */
export type Owed = 'nothing' | 'everything' | { since: Instant }

type Over = Pick<Subscription, 'setAside' | 'endedBecause' | 'endedAt' | 'pastDueSince'>

/**
 * All of it where it never opened anything. Where it did, what was paid since it has been over: charged while the end was
 * on its way, or by an invoice that lay about. The provider counts seconds: in the one in which one ends that was asked to,
 * it may just have begun.
 */
export function owedBack(of: Over): Owed {
  if (of.setAside) return 'everything'
  if (!of.endedBecause) return of.endedAt ? { since: of.endedAt.add({ seconds: 1 }) } : 'nothing'
  const since = of.endedBecause === 'unpaid' ? (of.pastDueSince ?? of.endedAt) : of.endedAt
  return since ? { since } : 'nothing'
}

/** Whether it was paid when there was nothing left to be paid for. */
export function isForNothing(paidAt: Instant, of: Over): boolean {
  const owed = owedBack(of)
  return owed === 'everything' || (owed !== 'nothing' && !isBefore(paidAt, owed.since))
}
