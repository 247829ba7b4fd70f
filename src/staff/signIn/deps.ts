import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { Challenges } from './createChallenges.ts'

/** What the use cases of signing in at the desk work with. */
export type StaffSignInDeps = Platform & {
  /** Made for the purpose `staff`: signs challenges, keys the app's secrets and the hashes of recovery codes. */
  signer: Signer
  challenges: Challenges
  readers: Readers
  publication: Publication
}
