import type { IssueAccess } from '../access/access.module.ts'
import type { Book, BookPart, ContentsEntry, ReleasedIssue } from '../book/book.module.ts'

export type OpenedPart = { kind: 'open'; part: BookPart; book: Book } | { kind: 'gate' } | { kind: 'gone' }

/**
 * A part of an issue for whoever asks: the decision comes first, and where it is a gate the book is not even read.
 * `gone`: the revision that was just read has it no more.
 */
export async function openPart(
  deps: { access: IssueAccess; bookOf(issueId: number): Promise<Book> },
  { issue, entry }: { issue: ReleasedIssue; entry: ContentsEntry },
  sessionToken: string | undefined,
): Promise<OpenedPart> {
  const decision = await deps.access.may({ kind: 'part', part: entry }, sessionToken)
  if (decision.kind === 'gate') return { kind: 'gate' }
  const book = await deps.bookOf(issue.id)
  const part = book.parts.find(({ slug }) => slug === entry.slug)
  return part ? { kind: 'open', part, book } : { kind: 'gone' }
}
