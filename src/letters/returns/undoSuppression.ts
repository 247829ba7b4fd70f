import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { forgiveReturns } from './returns.sql.ts'
import { deleteSuppression, type Suppression } from './suppressions.sql.ts'

/**
 * Letters go to this mailbox again from the next one on; what came back before counts for no suppression any more.
 * Answers what is taken back, or undefined where nothing was suppressed.
 */
export function undoSuppression(
  db: Database,
  actor: string,
  emailKey: string,
  now: Temporal.Instant,
): Promise<Suppression | undefined> {
  return inTransaction(db, async (tx) => {
    const undone = await deleteSuppression(tx, emailKey)
    if (!undone) return undefined
    await forgiveReturns(tx, emailKey)
    const { email, reason } = undone
    await writeAuditLog(tx, { actor, action: 'mail.unsuppress', subject: `mail:${email}`, detail: { reason } }, now)
    return undone
  })
}
