import type { DatabaseTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import { announceStanding } from './announceStanding.ts'
import { markSessionEnded } from './sessions.sql.ts'

/** Ends the session of this token, if it was still going, and lets every process know. */
export async function endSession(tx: DatabaseTransaction, token: string, now: Temporal.Instant): Promise<void> {
  const hash = tokenHash(token)
  if (await markSessionEnded(tx, hash, now)) await announceStanding(tx, { sessionHash: hash.toString('hex') })
}
