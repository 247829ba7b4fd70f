import type { State } from './states.rule.ts'

type Instant = Temporal.Instant

/** Why one opens nothing and is undone: a reader's second subscription or second trial; an orphan has no reader. */
export type SetAside = 'surplus' | 'trial-used' | 'orphan'

/**
 * Why one has ended although nobody asked the provider for that: given back or taken back, never paid in the time that
 * we allow, or its reader is being forgotten.
 */
export type EndedBecause = 'refunded' | 'unpaid' | 'dispute-lost' | 'erasure'

export type Subscription = {
  id: number
  readerId: number
  planId: number
  planSlug: string
  planName: string
  currency: string
  amountMinor: number
  interval: 'month' | 'year'
  state: State
  setAside: SetAside | undefined
  /** When it was decided whether it counts; undefined before it begins. */
  judgedAt: Instant | undefined
  /** Then it has ended with us, whatever it still is at the provider. */
  endedBecause: EndedBecause | undefined
  account: string
  providerId: string
  customer: string
  providerStatus: string
  startedAt: Instant
  trialEnd: Instant | undefined
  periodStart: Instant
  periodEnd: Instant
  cancelAt: Instant | undefined
  canceledAt: Instant | undefined
  pastDueSince: Instant | undefined
  endedAt: Instant | undefined
  paidUntil: Instant | undefined
  refundedUntil: Instant | undefined
  version: number
  askAt: Instant | undefined
  unansweredSince: Instant | undefined
  publisherWarnedAt: Instant | undefined
  remindAt: Instant | undefined
  undoAt: Instant | undefined
}
