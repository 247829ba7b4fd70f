import type { Database } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { LetterStanding } from '../mailing/mailing.module.ts'

export type KnownReader = { emailKey: string; readerId: number; standing: LetterStanding }

export type AudienceDeps = Pick<Platform, 'db' | 'clock' | 'log'> & {
  /** Of these mailboxes, those of readers with an account, and who they are to a letter now. */
  findReaders(db: Database, emailKeys: readonly string[], now: Temporal.Instant): Promise<KnownReader[]>
  /** Its readers are settled, within the transaction that says so: somebody is to send it. */
  goesOut(tx: Database): Promise<void>
}
