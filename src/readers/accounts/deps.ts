import type { Languages } from '../../design/words/languages.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'
import type { ReaderPorts } from './ports.ts'

/** What the use cases about readers work with. */
export type ReadersDeps = Platform & {
  /** Made for the purpose `readers`: hashes codes, and addresses where only their equality matters. */
  signer: Signer
  languages: Languages
  /** Read at each use, so that a renamed publication signs with its new name. */
  publicationName: () => Promise<string>
  zone: () => string
  ports: ReaderPorts
}
