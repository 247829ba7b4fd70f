import type { State } from './states.rule.ts'

type Instant = Temporal.Instant

export type SetAside = 'surplus' | 'trial-used'

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
