import { addDays, isBefore } from '../../platform/calendar.ts'

/** For which letter a pass was made, and which line of the ledger it was sent by. */
export type LetterPass = { letterId: number; recipientId: number }

/** How a publisher wants passes to open; undefined: not at all. */
export type LetterPassTerms = { days: number; browsers: number } | undefined

/**
 * What a pass says before it is signed: two numbers in base 36. With its signature some thirty characters, so that no
 * line of a mail is folded in it, and nobody's address.
 */
export const writeLetterPass = ({ letterId, recipientId }: LetterPass): string =>
  `${letterId.toString(36)}-${recipientId.toString(36)}`

/** The pass of a value whose signature was right; undefined where it is of no form that we write. */
export function readLetterPass(value: string): LetterPass | undefined {
  const match = /^([0-9a-z]{1,10})-([0-9a-z]{1,10})$/.exec(value)
  return match
    ? { letterId: parseInt(match[1] as string, 36), recipientId: parseInt(match[2] as string, 36) }
    : undefined
}

/** Days after sending end at the same wall time of the publication's zone; a change of the terms acts at once. */
export function opensStill(
  sentAt: Temporal.Instant,
  terms: LetterPassTerms,
  now: Temporal.Instant,
  zone: string,
): boolean {
  return terms !== undefined && isBefore(now, addDays(sentAt, terms.days, zone))
}

/** Machines look at every link of a mail as it arrives. Nothing is counted so soon after it was sent. */
const ARRIVING_SECONDS = 120

export const isArriving = (sentAt: Temporal.Instant, now: Temporal.Instant): boolean =>
  isBefore(now, sentAt.add({ seconds: ARRIVING_SECONDS }))
