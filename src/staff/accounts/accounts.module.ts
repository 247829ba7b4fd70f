import type { Database } from '../../platform/database.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'
import { findStaff, forgetEndedStaff, listPersonalStaff } from './staff.sql.ts'

export { endRole } from './endRole.ts'
export { setRole } from './setRole.ts'
export {
  findAuthor,
  findStaff,
  findStaffNamed,
  insertAuthor,
  listStaff,
  namesOfStaff,
  updateStaff,
} from './staff.sql.ts'
export { type AtDesk, ERRAND_KINDS, type ErrandKind, type StaffMember } from './staffMember.ts'
export { staffName } from './staffName.rule.ts'

/** The role of whoever has this address, or undefined; the key is what `readers` makes of the address. */
export async function roleOf(db: Database, emailKey: string): Promise<StaffRole | undefined> {
  return (await findStaff(db, { emailKey }))?.role
}

export function createStaff() {
  const personalData: PersonalDataHolder = {
    name: 'staff',
    facts: async () => undefined,
    everything: async (from, { emailKey }) => ({ staff: await listPersonalStaff(from, emailKey) }),
    keeps: async (from, { emailKey }) => ((await roleOf(from, emailKey)) ? 'staff' : undefined),
    erase: (tx, { emailKey }) => forgetEndedStaff(tx, emailKey),
  }
  return { roleOf, personalData: [personalData] }
}
