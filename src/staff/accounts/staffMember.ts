import type { Session } from '../../readers/accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'

export type StaffMember = {
  id: number
  email: string
  emailKey: string
  /** Empty until somebody has said it; `staffName` is never. */
  name: string
  role: StaffRole
  /** As whom they write: articles with this author are theirs. */
  author: string | undefined
  /** Whether single letters are keys for them. */
  singleKeys: boolean
  invitedAt: Temporal.Instant
  invitedBy: string
}

/** Somebody who has been let in at the desk, for one request. */
export type AtDesk = { member: StaffMember; session: Session }
