import type { Languages } from '../../design/words/languages.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { SignIn } from '../../readers/signIn/signIn.module.ts'
import type { StaffSignIn } from '../signIn/signIn.module.ts'

/** What the use cases about who is staff work with. */
export type RosterDeps = Platform & {
  languages: Languages
  publication: Publication
  readers: Readers
  signIn: Pick<SignIn, 'createSignInLink'>
  staffSignIn: Pick<StaffSignIn, 'withSecondFactor'>
}
