import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { Visible } from './matching.sql.ts'
import { visibleTo } from './visibleTo.rule.ts'

/** Which articles somebody sees in lists and is told of. */
export function visibleFor({ id, role, author }: Pick<StaffMember, 'id' | 'role' | 'author'>): Visible {
  return { ...visibleTo(role), author, staffId: id }
}
