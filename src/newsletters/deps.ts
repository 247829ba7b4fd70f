import type { Languages } from '../design/words/languages.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database } from '../platform/database.ts'
import type { Site } from '../platform/http.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Limits } from '../platform/limits.ts'
import type { Log } from '../platform/log.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Notices } from '../platform/notices.ts'
import type { Signer } from '../platform/signing.ts'

/** What the use cases of this module work with. */
export type NewslettersDeps = {
  db: Database
  clock: Clock
  jobs: Jobs
  mailer: Mailer
  limits: Limits
  notices: Notices | undefined
  log: Log
  /** Made for the purpose `newsletters`: hashes addresses and networks. */
  signer: Signer
  site: Site
  languages: Languages
  publicationName: () => Promise<string>
}
