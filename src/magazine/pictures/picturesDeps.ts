import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Platform } from '../../platform/platform.ts'
import type { Book, IssueFile, ReleasedIssue } from '../book/book.module.ts'

/** The issues, as whoever releases them hands them on. */
export type PicturedIssues = {
  findReleased(date: string): Promise<ReleasedIssue | undefined>
  /** Of the released revision. */
  bookOf(issueId: number): Promise<Book>
  /** undefined: it is being made anew. */
  readFile(file: IssueFile): Promise<Uint8Array | undefined>
  /** Reads what was released meanwhile, by whichever process. */
  reload(): Promise<void>
}

export type PicturesDeps = Platform & {
  issues: PicturedIssues
  media: Pick<Media, 'findPictures' | 'readRendition'>
}
