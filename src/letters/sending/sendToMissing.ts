import { inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import type { SendingDeps } from './deps.ts'
import { findSentLetter } from './letters.sql.ts'
import { type FailedLine, listMissing, sendAgain } from './report.sql.ts'
import { LANES, sendingJob } from './sending.job.ts'

/** As many are named; all are sent to. */
const MOST_NAMED = 1_000

export type Missing = { newsletter: string; date: string; missing: FailedLine[]; sentAgain: number }

/**
 * Whom a letter did not reach, suppressed mailboxes apart; with `send` it is tried once more with the same Message-ID.
 * Throws `notFound` where that day had no letter.
 */
export async function sendToMissing(
  { db, jobs }: Pick<SendingDeps, 'db' | 'jobs'>,
  { newsletter, date }: { newsletter: string; date: string | undefined },
  { send }: { send: boolean },
  now: Temporal.Instant,
): Promise<Missing> {
  const letter = await findSentLetter(db, newsletter, date)
  if (!letter) throw notFound('letter-unknown', `${newsletter} has no such letter.`)
  const missing = await listMissing(db, letter.id, MOST_NAMED)
  if (!send) return { newsletter, date: letter.date, missing, sentAgain: 0 }
  const sentAgain = await inTransaction(db, async (tx) => {
    const count = await sendAgain(tx, letter.id, now)
    if (count > 0) await jobs.enqueueAll(tx, sendingJob, LANES)
    return count
  })
  return { newsletter, date: letter.date, missing, sentAgain }
}
