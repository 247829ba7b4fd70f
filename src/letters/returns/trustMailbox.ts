import { writeAuditLog } from '../../platform/auditLog.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { forgiveReturns } from './returns.sql.ts'
import { deleteBounceSuppression } from './suppressions.sql.ts'

/**
 * Somebody pressed the button of a mail that was made at `mailed`, so the mailbox takes mail: a suppression by bounces from
 * before is taken back, and they count no more. Never one by a complaint or by hand, nor one from after that mail. Answers
 * whether there was one. Within the caller's transaction.
 */
export async function trustMailbox(
  tx: DatabaseTransaction,
  { emailKey, mailed }: { emailKey: string; mailed: Temporal.Instant },
  now: Temporal.Instant,
): Promise<boolean> {
  const undone = await deleteBounceSuppression(tx, emailKey, mailed)
  if (!undone) return false
  await forgiveReturns(tx, emailKey)
  const { email, reason } = undone
  const detail = { reason, because: 'confirmed by mail' }
  await writeAuditLog(tx, { actor: 'reader', action: 'mail.unsuppress', subject: `mail:${email}`, detail }, now)
  return true
}
