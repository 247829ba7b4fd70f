import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { findReaderByKey, takeFromDesk } from '../../readers/accounts/accounts.module.ts'
import { leavesNoPublisher } from './lastPublisher.rule.ts'
import { lockStaff, markStaffEnded } from './staff.sql.ts'

/**
 * Takes a role away: whoever had it is out of the desk in every browser within seconds, and stays a reader. Refuses
 * (`last-publisher`) to end the only publisher.
 */
export async function endRole(tx: DatabaseTransaction, id: number, by: string, now: Temporal.Instant): Promise<void> {
  const all = await lockStaff(tx)
  const member = all.find((one) => one.id === id)
  if (!member) throw refuse('notFound', 'staff-unknown')
  if (leavesNoPublisher(all, id, undefined)) {
    throw refuse('conflict', 'last-publisher')
  }
  await markStaffEnded(tx, id, by, now)
  const reader = await findReaderByKey(tx, member.emailKey)
  if (reader) await takeFromDesk(tx, reader.id)
  const { emailKey, role } = member
  await writeAuditLog(
    tx,
    { actor: by, action: 'staff.end', subject: `staff:${emailKey}`, detail: { from: role, to: null } },
    now,
  )
}
