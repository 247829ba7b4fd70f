import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from './announceStanding.ts'
import { markSessionsOfEnded } from './sessions.sql.ts'

/** One session by its hash, or all but this one. */
export type SessionsToEnd = { only: string } | { allBut: string }

/** Ends sessions of one reader, wherever they are, and lets every process know. Answers how many there were. */
export async function endSessionsOf(
  tx: DatabaseTransaction,
  readerId: number,
  which: SessionsToEnd,
  now: Temporal.Instant,
): Promise<number> {
  const ended = await markSessionsOfEnded(tx, readerId, which, now)
  for (const hash of ended) await announceStanding(tx, { sessionHash: hash.toString('hex') })
  return ended.length
}
