import type { Languages } from '../../design/words/languages.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Plans } from '../../money/plans/plans.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { Maps } from '../../publication/places/places.module.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import type { IssueAccess } from '../access/access.module.ts'
import type { Book, IssueFile, ReleasedIssue } from '../book/book.module.ts'

/** What of the issues their readers need; fulfilled by the room that makes them. */
export type ReleasedIssues = {
  /** Newest first. */
  listReleased(): Promise<readonly ReleasedIssue[]>
  findReleased(date: string): Promise<ReleasedIssue | undefined>
  /** Of the released revision. */
  bookOf(issueId: number): Promise<Book>
  /** undefined: it is being made anew. */
  readFile(file: IssueFile): Promise<Uint8Array | undefined>
  /** Another one whenever anything of a released issue is another. */
  version(): string
}

export type ReaderDeps = Platform & {
  languages: Languages
  publication: Publication
  plans: Plans
  media: Media
  maps: Maps
  readers: Readers
  issues: ReleasedIssues
  access: IssueAccess
  subscriberUntil(readerId: number, now: Temporal.Instant): Promise<Temporal.Instant | undefined>
}
