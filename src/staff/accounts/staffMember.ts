import type { Session } from '../../readers/accounts/accounts.module.ts'
import type { StaffRole } from '../permissions/permissions.module.ts'

/** What somebody at the desk is told of. */
export const ERRAND_KINDS = ['assigned', 'due', 'returned', 'mentioned'] as const
export type ErrandKind = (typeof ERRAND_KINDS)[number]

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
  /** Of what they want no mail. */
  mailsOff: readonly ErrandKind[]
  invitedAt: Temporal.Instant
  invitedBy: string
}

/** Somebody who has been let in at the desk, for one request. */
export type AtDesk = { member: StaffMember; session: Session }
