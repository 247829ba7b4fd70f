import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding } from './announceStanding.ts'
import type { Session } from './findSession.ts'
import { markSessionAtDesk } from './sessions.sql.ts'

/**
 * This session is one of the staff's from now on; true when it was not before. Whether it may be is for `staff` to say.
 */
export async function bringToDesk(tx: DatabaseTransaction, { sessionHash }: Pick<Session, 'sessionHash'>) {
  const isNew = await markSessionAtDesk(tx, Buffer.from(sessionHash, 'hex'))
  if (isNew) await announceStanding(tx, { sessionHash })
  return isNew
}
