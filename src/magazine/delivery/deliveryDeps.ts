import type { Languages } from '../../design/words/languages.ts'
import type { Composing } from '../../letters/composing/composing.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { IssueFile, ReleasedIssue } from '../book/book.module.ts'

export type DeliveredIssues = {
  /** Newest first. */
  listReleased(): Promise<readonly ReleasedIssue[]>
  findReleased(date: string): Promise<ReleasedIssue | undefined>
  /** undefined: it is being made anew. */
  readFile(file: IssueFile): Promise<Uint8Array | undefined>
  /** Reads what was released meanwhile, by whichever process. */
  reload(): Promise<void>
}

export type DeliveryDeps = Platform & {
  issues: DeliveredIssues
  /** The slug of the newsletter whose letters bring the issues; undefined: none does. */
  newsletter(): Promise<string | undefined>
  composing: Pick<Composing, 'add'>
  languages: Languages
  publication: Publication
  readers: Readers
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
}
