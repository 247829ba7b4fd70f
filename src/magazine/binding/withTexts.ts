import { findBody } from '../../articles/store/store.module.ts'
import type { Grant } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Book, BookPart } from '../book/book.module.ts'
import type { PieceVersion } from './binding.ts'

/** The same book with the texts of these versions; what is not among them is left out. */
export async function withTexts(
  db: Database,
  book: Book,
  versions: readonly PieceVersion[],
  grantFor: (groupId: number) => Grant,
): Promise<Book> {
  const parts: BookPart[] = []
  const known = new Set(versions.map(({ slug }) => slug))
  for (const part of book.parts) {
    if (part.kind === 'world') {
      const reports = part.reports.filter(({ slug }) => known.has(slug))
      if (reports.length > 0) parts.push({ ...part, reports })
      continue
    }
    if (part.kind !== 'piece') {
      parts.push(part)
      continue
    }
    const version = versions.find(({ slug }) => slug === part.slug)
    if (!version) continue
    const document = (await findBody(db, version)).open(grantFor(version.groupId))
    parts.push({ ...part, document })
  }
  return { ...book, parts: dropEmptyOpeners(parts) }
}

/** A section whose pieces are all gone needs no opener. */
function dropEmptyOpeners(parts: readonly BookPart[]): BookPart[] {
  return parts.filter((part, at) => part.kind !== 'opener' || parts[at + 1]?.kind === 'piece')
}
