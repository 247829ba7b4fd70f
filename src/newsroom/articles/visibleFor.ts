import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import type { StoredState } from './articleSearch.rule.ts'
import { visibleTo } from './visibleTo.rule.ts'

/** Which articles somebody may see: of anybody's those in these states, of their own in those. */
export type Visible = {
  anybodys: readonly StoredState[]
  own: readonly StoredState[]
  author: string | undefined
  staffId: number
}

/** Which articles somebody sees in lists and is told of. */
export function visibleFor({ id, role, author }: Pick<StaffMember, 'id' | 'role' | 'author'>): Visible {
  return { ...visibleTo(role), author, staffId: id }
}
