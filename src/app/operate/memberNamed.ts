import type { Database } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { parseEmailAddress } from '../../readers/accounts/accounts.module.ts'
import { findStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'

/** As whom a command acts. */
export async function memberNamed(db: Database, email: string): Promise<StaffMember> {
  const address = parseEmailAddress(email)
  const member = address.kind === 'refused' ? undefined : await findStaff(db, { emailKey: address.emailKey })
  if (!member) throw invalid('staff-unknown', `Nobody of the staff has the address ${email}.`)
  return member
}
