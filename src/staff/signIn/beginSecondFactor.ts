import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Signer } from '../../platform/signing.ts'
import { type Session, takeFromDesk } from '../../readers/accounts/accounts.module.ts'
import { hasSecondFactor } from './factors.sql.ts'
import { storeRecoveryCodes } from './storeRecoveryCodes.ts'

/**
 * To be called before a factor is stored. With the first one come recovery codes, and whoever was let in elsewhere by mail
 * alone is asked for it there; with any other nothing happens.
 */
export async function beginSecondFactor(
  tx: DatabaseTransaction,
  signer: Signer,
  staffId: number,
  session: Session,
  now: Temporal.Instant,
): Promise<string[] | undefined> {
  if (await hasSecondFactor(tx, staffId)) return undefined
  await takeFromDesk(tx, session.readerId, session.sessionHash)
  return storeRecoveryCodes(tx, signer, staffId, now)
}
