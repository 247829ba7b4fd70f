import type { Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'

const at = (text: string) => Temporal.Instant.from(text)

/** A monthly subscription as the database has it, in its trial. */
export const inTrial: Subscription = {
  id: 1,
  readerId: 1,
  planId: 1,
  planSlug: 'monthly',
  planName: 'Monthly',
  currency: 'usd',
  amountMinor: 290,
  interval: 'month',
  state: 'trialing',
  setAside: undefined,
  judgedAt: at('2026-11-23T06:10:00Z'),
  endedBecause: undefined,
  account: 'acct_1',
  providerId: 'sub_1',
  customer: 'cus_1',
  providerStatus: 'trialing',
  startedAt: at('2026-11-23T06:10:00Z'),
  trialEnd: at('2026-12-23T06:10:00Z'),
  periodStart: at('2026-11-23T06:10:00Z'),
  periodEnd: at('2026-12-23T06:10:00Z'),
  cancelAt: undefined,
  canceledAt: undefined,
  pastDueSince: undefined,
  endedAt: undefined,
  paidUntil: undefined,
  refundedUntil: undefined,
  version: 1,
  askAt: undefined,
  unansweredSince: undefined,
  publisherWarnedAt: undefined,
  remindAt: undefined,
  undoAt: undefined,
}
