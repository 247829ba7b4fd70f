import type { Languages } from '../../design/words/languages.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'

/** What the use cases about newsletters work with. */
export type NewslettersDeps = Platform & {
  /** Made for the purpose `newsletters`: hashes addresses and networks. */
  signer: Signer
  languages: Languages
  publicationName: () => Promise<string>
}
