import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import { announceStanding, findReaderByKey } from '../../readers/accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import { leavesNoPublisher } from './lastPublisher.rule.ts'
import { lockStaff, upsertStaff } from './staff.sql.ts'

export type RoleGiven = {
  email: string
  /** The address's key as `readers` makes it. */
  emailKey: string
  role: StaffRole
  /** How they are called; they may say otherwise. */
  name?: string | undefined
  /** Only to whoever has one now: a form that is sent late brings nobody back. */
  instead?: true
  /** Who gives it, as the audit log names them: `cli`, `staff:3`. */
  by: string
}

/**
 * Gives somebody a role, or another one than they had. Refuses (`last-publisher`) to take the role of the only publisher:
 * nobody at the desk could give it back; and (`staff-unknown`) to give another one to whoever has none.
 */
export async function setRole(tx: DatabaseTransaction, given: RoleGiven, now: Temporal.Instant): Promise<void> {
  const all = await lockStaff(tx)
  const before = all.find(({ emailKey }) => emailKey === given.emailKey)
  if (!before && given.instead) throw refuse('notFound', 'staff-unknown')
  if (before && leavesNoPublisher(all, before.id, given.role)) {
    throw refuse('conflict', 'last-publisher')
  }
  await upsertStaff(tx, { ...given, now })
  await writeAuditLog(
    tx,
    {
      actor: given.by,
      action: 'staff.role',
      subject: `staff:${given.emailKey}`,
      detail: { from: before?.role ?? null, to: given.role },
    },
    now,
  )
  const reader = await findReaderByKey(tx, given.emailKey)
  if (reader) await announceStanding(tx, { readerId: reader.id })
}
