import { isBefore } from '../platform/calendar.ts'
import type { SubscriptionStatus } from './consents.sql.ts'

type Instant = Temporal.Instant

/** Long enough for a holiday; later the wish is asked for again. */
export const CONFIRM_WITHIN_DAYS = 7

export type ConfirmationState = { expiresAt: Instant; usedAt: Instant | null; status: SubscriptionStatus }

/**
 * What a link from the mail may still do. A subscription that is confirmed already stays so, whichever link is opened;
 * one that has ended is not brought back by a link that did its work before.
 */
export function decideConfirmation(
  confirmation: ConfirmationState | undefined,
  now: Instant,
): 'confirmable' | 'already-confirmed' | 'used' | 'expired' | 'unknown' {
  if (!confirmation) return 'unknown'
  if (confirmation.status === 'confirmed') return 'already-confirmed'
  if (confirmation.usedAt) return 'used'
  return isBefore(now, confirmation.expiresAt) ? 'confirmable' : 'expired'
}
