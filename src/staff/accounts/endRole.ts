import { writeAuditLog } from '../../platform/auditLog.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
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
  if (!member) throw notFound('staff-unknown', 'Nobody has this role any more.')
  if (leavesNoPublisher(all, id, undefined)) {
    throw conflict('last-publisher', 'This is the only publisher. Make somebody else one first.')
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
