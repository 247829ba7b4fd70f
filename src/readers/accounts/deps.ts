import type { Languages } from '../../design/words/languages.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import type { Site } from '../../platform/http.ts'
import type { Jobs } from '../../platform/jobs.ts'
import type { Limits } from '../../platform/limits.ts'
import type { Log } from '../../platform/log.ts'
import type { Mailer } from '../../platform/mail.ts'
import type { Signer } from '../../platform/signing.ts'
import type { ReaderPorts } from './ports.ts'

/** What the use cases of this module work with. */
export type ReadersDeps = {
  db: Database
  clock: Clock
  jobs: Jobs
  mailer: Mailer
  limits: Limits
  /** Made for the purpose `readers`: hashes codes, and addresses where only their equality matters. */
  signer: Signer
  site: Site
  languages: Languages
  /** Read at each use, so that a renamed publication signs with its new name. */
  publicationName: () => Promise<string>
  log: Log
  ports: ReaderPorts
}
