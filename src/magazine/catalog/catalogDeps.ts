import type { Words } from '../../design/words/words.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { IssueFile, ReleasedIssue } from '../book/book.module.ts'
import type { ReadCover } from '../pictures/pictures.module.ts'

/** The issues, as whoever releases them hands them on. */
export type ReleasedIssues = {
  /** Newest first. */
  listReleased(): Promise<readonly ReleasedIssue[]>
  /** undefined: it is gone. */
  readFile(file: IssueFile): Promise<Uint8Array | undefined>
}

export type CatalogDeps = Platform & {
  issues: ReleasedIssues
  /** As one picture: a program draws nothing on it. */
  readCover: ReadCover
  publication: Publication
  readers: Readers
  /** The publication's own. */
  words: () => Words
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
}
