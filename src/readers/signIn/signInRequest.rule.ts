import { isBefore } from '../../platform/calendar.ts'
import type { Signer } from '../../platform/signing.ts'

type Instant = Temporal.Instant

/** DESIGN §5; OWASP ASVS 6.6.3 allows codes by another channel ten minutes. */
export const SIGN_IN_MINUTES = 10

/** With twenty bits in a code this leaves a guesser one chance in 200,000 per request. */
export const CODE_TRIES = 5

/** Whose answer is lost on a slow line presses again within this time. */
const SAME_PRESS_SECONDS = 60

/** Somebody who asks again later than this means it: no mail came. */
export const SAME_ASKING_SECONDS = 30

/** Whether a link or code that was used is pressed again by the browser that used it, for want of an answer. */
export function isSamePress(used: { at: Instant | null; by: Buffer | null }, by: Buffer, now: Instant): boolean {
  if (!used.at || !used.by?.equals(by)) return false
  return isBefore(now, used.at.add({ seconds: SAME_PRESS_SECONDS }))
}

export type SignInRequestState = { expiresAt: Instant; usedAt: Instant | null }

export type LinkState = 'usable' | 'used' | 'expired' | 'unknown'

export function decideLink(request: SignInRequestState | undefined, now: Instant): LinkState {
  if (!request) return 'unknown'
  if (request.usedAt) return 'used'
  return isBefore(now, request.expiresAt) ? 'usable' : 'expired'
}

/** Between digits: spaces, dashes, and what nobody sees that a mail program or a keyboard put there. */
const BESIDE_DIGITS = /[\s\p{Pd}\u2212\p{C}\p{M}\p{Default_Ignorable_Code_Point}]/gu

/** What a person types or pastes for a code: six digits of any script, perhaps in groups. */
export function readCode(typed: string): string | undefined {
  const digits = typed
    .slice(0, 200)
    .normalize('NFKC')
    .replace(BESIDE_DIGITS, '')
    .replace(/\p{Nd}/gu, asciiDigit)
  return /^[0-9]{6}$/.test(digits) ? digits : undefined
}

/** Unicode keeps the ten digits of a script together and in order (chapter 4.6), none of them beside another's. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0
  let value = 0
  while (value < 9 && /\p{Nd}/u.test(String.fromCodePoint(code - value - 1))) value++
  return String(value)
}

/** A million codes are counted through in no time, so the hash is keyed: the database alone does not give them away. */
export function hashCode(signer: Signer, requestId: number, code: string): Buffer {
  return signer.hash(`sign-in code ${requestId} ${code}`)
}
