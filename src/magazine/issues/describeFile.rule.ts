import { slugOf } from '../../publication/facts/facts.module.ts'
import type { Book, IssueFile, IssueFileKind } from '../book/book.module.ts'

const EPUB = { ending: 'epub', mediaType: 'application/epub+zip' }
const PDF = { ending: 'pdf', mediaType: 'application/pdf' }

const KINDS: Readonly<Record<IssueFileKind, { ending: string; mediaType: string; says: string }>> = {
  epub: { ...EPUB, says: '' },
  'pdf-a4': { ...PDF, says: '' },
  'pdf-letter': { ...PDF, says: '-letter' },
  'sample-epub': { ...EPUB, says: '-sample' },
}

/** How a file of an issue is called, and where it is kept: `noonmark-2026-11-28.epub`. */
export function describeFile(
  { publication, issue }: Pick<Book, 'publication' | 'issue'>,
  kind: IssueFileKind,
  { bytes, digest }: { bytes: number; digest: string },
): IssueFile {
  const { ending, mediaType, says } = KINDS[kind]
  return {
    kind,
    bytes,
    etag: `"${digest.slice(0, 32)}"`,
    fileName: `${slugOf(publication.name) || 'magazine'}-${issue.date}${says}.${ending}`,
    mediaType,
    key: `magazine/${issue.date}/${digest.slice(0, 32)}.${ending}`,
  }
}
