import type { Database } from '../platform/database.ts'
import type { StaffRole } from './permissions.rule.ts'
import { selectStaff } from './staff.sql.ts'

export { isStaffRole, may, type Permission, STAFF_ROLES, type StaffRole } from './permissions.rule.ts'
export { type RoleGiven, setRole } from './setRole.ts'

/** The role of whoever has this address, or undefined; the key is what `readers` makes of the address. */
export async function roleOf(db: Database, emailKey: string): Promise<StaffRole | undefined> {
  return (await selectStaff(db, emailKey))?.role
}
