import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from './announceStanding.ts'
import { markSessionsOffDesk } from './sessions.sql.ts'

/** A reader's sessions are none of the staff's any more, but for one: what they may read and do follows within seconds. */
export async function takeFromDesk(tx: DatabaseTransaction, readerId: number, allBut?: string): Promise<void> {
  await markSessionsOffDesk(tx, readerId, allBut === undefined ? undefined : Buffer.from(allBut, 'hex'))
  await announceStanding(tx, { readerId })
}
