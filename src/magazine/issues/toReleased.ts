import { contentsOf } from '../binding/binding.module.ts'
import type { Book, IssueFile, ReleasedIssue } from '../book/book.module.ts'

type Facts = {
  issueId: number
  releasedAt: Temporal.Instant
  at: Temporal.Instant
  book: Book
  sample: string | undefined
  notes: ReleasedIssue['notes']
  files: readonly IssueFile[]
}

/** An issue as shelves, readers, catalogs and mails show it. */
export function toReleased({ issueId, releasedAt, at, book, sample, notes, files }: Facts): ReleasedIssue {
  const { date, number, revision, title } = book.issue
  return {
    ...{ id: issueId, date, number, revision, releasedAt, revisedAt: at, title, cover: book.cover, notes, files },
    contents: contentsOf(book, sample),
  }
}
