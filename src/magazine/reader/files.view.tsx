import type { Words } from '../../design/words/words.ts'
import type { IssueFile, IssueFileKind, ReleasedIssue } from '../book/book.module.ts'
import { pathOfIssue } from './address.rule.ts'

const MB = 1_000_000

type FileListProps = {
  words: Words
  issue: Pick<ReleasedIssue, 'date' | 'files'>
  /** In this order, as far as they are there. */
  kinds: readonly IssueFileKind[]
}

/** An issue's files by what they are for, with their sizes. */
export function FileList({ words, issue, kinds }: FileListProps) {
  const files = kinds.flatMap((kind) => issue.files.filter((file) => file.kind === kind))
  if (files.length === 0) return null
  return (
    <ul class="file-list">
      {files.map((file) => (
        <li>
          <a href={addressOf(issue.date, file)} type={file.mediaType}>
            {words.t(`issue.file.${file.kind}`)}
          </a>{' '}
          <span class="issue-size">
            {words.t('issue.size', { size: words.number(Math.max(0.1, Math.round((file.bytes / MB) * 10) / 10)) })}
          </span>
        </li>
      ))}
    </ul>
  )
}

function addressOf(date: string, { kind }: IssueFile): string {
  switch (kind) {
    case 'epub':
      return `${pathOfIssue(date)}.epub`
    case 'pdf-a4':
      return `${pathOfIssue(date)}.pdf`
    case 'pdf-letter':
      return `${pathOfIssue(date)}.pdf?paper=letter`
    case 'sample-epub':
      return `${pathOfIssue(date)}/sample.epub`
  }
}
