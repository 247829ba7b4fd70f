import { isBefore } from '../../platform/calendar.ts'
import type { Signer } from '../../platform/signing.ts'

type Instant = Temporal.Instant

/** DESIGN §5; OWASP ASVS 6.6.3 allows codes by another channel ten minutes. */
export const SIGN_IN_MINUTES = 10

/** With twenty bits in a code this leaves a guesser one chance in 200,000 per request. */
export const CODE_TRIES = 5

export type SignInRequestState = { expiresAt: Instant; usedAt: Instant | null }

export type LinkState = 'usable' | 'used' | 'expired' | 'unknown'

export function decideLink(request: SignInRequestState | undefined, now: Instant): LinkState {
  if (!request) return 'unknown'
  if (request.usedAt) return 'used'
  return isBefore(now, request.expiresAt) ? 'usable' : 'expired'
}

/** What a person types for a code: digits, perhaps in groups. */
export function readCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '')
  return /^\d{6}$/.test(digits) ? digits : undefined
}

/** A million codes are counted through in no time, so the hash is keyed: the database alone does not give them away. */
export function hashCode(signer: Signer, requestId: number, code: string): Buffer {
  return signer.hash(`sign-in code ${requestId} ${code}`)
}
