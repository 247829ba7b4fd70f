import { isBefore } from '../../platform/calendar.ts'
import type { SubscriptionStatus } from './consents.sql.ts'

type Instant = Temporal.Instant

/** Long enough for a holiday; later the wish is asked for again. */
export const CONFIRM_WITHIN_DAYS = 7

export type ConfirmationDecision = 'confirmable' | 'already-confirmed' | 'used' | 'expired'

export type ConfirmationState = { expiresAt: Instant; usedAt: Instant | null; status: SubscriptionStatus }

/**
 * What a link from the mail may still do. A subscription that is confirmed already stays so, whichever link is opened;
 * one that has ended is not brought back by a link that did its work before.
 */
export function decideConfirmation(confirmation: ConfirmationState, now: Instant): ConfirmationDecision {
  if (confirmation.status === 'confirmed') return 'already-confirmed'
  if (confirmation.usedAt) return 'used'
  return isBefore(now, confirmation.expiresAt) ? 'confirmable' : 'expired'
}

export type LinkDecision<Row> = { decision: ConfirmationDecision; rows: [Row, ...Row[]]; email: string }

/** What a link does first: whatever can be confirmed, is; else the best that can be said of it. */
const FIRST: readonly ConfirmationDecision[] = ['confirmable', 'already-confirmed', 'used', 'expired']

/** A link stands for all newsletters that were asked for at once; answers with those that its decision is about. */
export function decideLink<Row extends ConfirmationState & { email: string }>(
  confirmations: readonly Row[],
  now: Instant,
): LinkDecision<Row> | undefined {
  for (const decision of FIRST) {
    const [first, ...more] = confirmations.filter((row) => decideConfirmation(row, now) === decision)
    if (first) return { decision, rows: [first, ...more], email: first.email }
  }
  return undefined
}

/** 256 bits in base64url, as links carry them. */
export const isConfirmationToken = (text: string): boolean => /^[A-Za-z0-9_-]{43}$/.test(text)
