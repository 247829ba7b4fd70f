import type { ReturnOutcome } from './returned.ts'

export type SuppressionReason = 'bounced' | 'bounced-repeatedly' | 'complained' | 'by-hand'

/** A letter to one mailbox and what became of it. `none`: nothing was heard of it. */
export type PastLetter = { at: Temporal.Instant; became: 'hard' | 'soft' | 'delivered' | 'none' }

/** So many letters in a row that did not arrive, and so many days between the first of them and the last. */
const SOFT_LETTERS = 3
const SOFT_DAYS = 7
/** For so long a server may try before it says that it gives up (RFC 5321, 4.5.4.1: four or five days). */
const MAY_STILL_RETURN_HOURS = 5 * 24

/**
 * Whether nothing more is to go to a mailbox, and why: at once where there is no mailbox or its reader complained, and
 * after `SOFT_LETTERS` in a row over `SOFT_DAYS` where none got through. `letters`: the newest first, with the one that
 * this is about. One that arrived begins the count anew; one of which nothing can be said yet counts neither way.
 */
export function decideSuppression(
  outcome: ReturnOutcome,
  letters: readonly PastLetter[],
  now: Temporal.Instant,
): Exclude<SuppressionReason, 'by-hand'> | undefined {
  if (outcome === 'complaint') return 'complained'
  if (outcome === 'hard') return 'bounced'
  if (outcome !== 'soft') return undefined
  const failed: PastLetter[] = []
  for (const letter of letters) {
    if (letter.became === 'soft') failed.push(letter)
    else if (letter.became === 'delivered') break
    else if (letter.became === 'none' && hoursBetween(letter.at, now) > MAY_STILL_RETURN_HOURS) break
  }
  const [newest] = failed
  const eldest = failed.at(-1)
  if (!newest || !eldest || failed.length < SOFT_LETTERS) return undefined
  return hoursBetween(eldest.at, newest.at) >= SOFT_DAYS * 24 ? 'bounced-repeatedly' : undefined
}

const hoursBetween = (from: Temporal.Instant, to: Temporal.Instant) => to.since(from).total('hours')
