import type { StaffRole } from '../permissions/permissions.module.ts'

export type EntryFacts = {
  role: StaffRole | undefined
  /** The session was begun by whoever had the mail, or a passkey. */
  addressProven: boolean
  /** It has been let in before. */
  letIn: boolean
  /** A passkey or an app has been set up. */
  hasSecondFactor: boolean
}

/** Who stands at the door of the desk with a session. */
export type Entry =
  | 'in'
  /** The mail is enough, as long as nothing more has been set up. */
  | 'let-in'
  /** A passkey, or a code of the app, is missing. */
  | 'prove'
  /** The session was begun at the checkout: nobody has shown that the mailbox is theirs. */
  | 'sign-in'
  | 'stranger'

export function decideEntry({ role, addressProven, letIn, hasSecondFactor }: EntryFacts): Entry {
  if (role === undefined) return 'stranger'
  if (!addressProven) return 'sign-in'
  if (letIn) return 'in'
  return hasSecondFactor ? 'prove' : 'let-in'
}
