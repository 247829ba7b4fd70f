import type { DatabaseTransaction } from '../../platform/database.ts'
import { type Errand, insertErrand } from './errands.sql.ts'

/** What else comes meanwhile goes with the same mail. */
const GATHERED_FOR = Temporal.Duration.from({ minutes: 5 })
const MOST_LETTERS = 500

/**
 * Tells somebody of the staff, within the caller's transaction: it stands on Today, and a mail follows within minutes
 * unless they want none of its kind. Nobody is told of what they did themselves.
 */
export async function giveErrand(tx: DatabaseTransaction, errand: Errand, now: Temporal.Instant): Promise<void> {
  if (errand.by === errand.staffId) return
  const detail = errand.detail.slice(0, MOST_LETTERS)
  await insertErrand(tx, { ...errand, detail }, now.add(GATHERED_FOR), now)
}
