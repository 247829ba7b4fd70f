import type { Database } from '../../platform/database.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import { selectStaff } from './staff.sql.ts'

export { setRole } from './setRole.ts'

/** The role of whoever has this address, or undefined; the key is what `readers` makes of the address. */
export async function roleOf(db: Database, emailKey: string): Promise<StaffRole | undefined> {
  return (await selectStaff(db, emailKey))?.role
}
