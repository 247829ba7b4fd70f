import type { Languages } from '../../design/words/languages.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Signer } from '../../platform/signing.ts'

/** What the use cases about newsletters work with. */
export type NewslettersDeps = Platform & {
  /** Made for the purpose `newsletters`: hashes addresses and networks. */
  signer: Signer
  languages: Languages
  publicationName: () => Promise<string>
}

export type ConfirmationPorts = {
  /** Somebody has pressed the button of a mail that was made at `mailed`, so it came. Within the transaction. */
  mailboxWorks(
    tx: DatabaseTransaction,
    mailbox: { emailKey: string; mailed: Temporal.Instant },
    now: Temporal.Instant,
  ): Promise<unknown>
}
