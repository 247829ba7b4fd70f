import { writeAuditLog } from '../../platform/auditLog.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import { findStaff, upsertStaff } from './staff.sql.ts'

export type RoleGiven = {
  email: string
  /** The address's key as `readers` makes it. */
  emailKey: string
  role: StaffRole
  /** Who gives it, as the audit log names them: `cli`, `staff:3`. */
  by: string
}

/** Gives somebody a role, or another one than they had. */
export async function setRole(tx: DatabaseTransaction, given: RoleGiven, now: Temporal.Instant): Promise<void> {
  const before = await findStaff(tx, given.emailKey)
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
}
