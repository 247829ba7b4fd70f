import type { Book, PiecePart } from '../book/book.module.ts'

export type Revised = { book: Pick<Book, 'parts'>; versions: readonly { slug: string; versionId: number }[] }

export type BookChange =
  | { kind: 'withdrawn'; headline: string }
  | { kind: 'corrected'; headline: string; text: string }
  | { kind: 'changed'; headline: string }
  | { kind: 'added'; headline: string }

/** What readers are told of a new revision, piece by piece: a correction in its words, else that something has changed. */
export function whatChanged(before: Revised, after: Revised): BookChange[] {
  const changes: BookChange[] = []
  const [old, now] = [piecesOf(before), piecesOf(after)]
  for (const piece of old) {
    const { headline } = piece
    const next = now.find(({ groupId }) => groupId === piece.groupId)
    if (!next) {
      changes.push({ kind: 'withdrawn', headline })
      continue
    }
    const known = new Set(piece.corrections.map(({ at, text }) => `${at} ${text}`))
    const corrections = next.corrections.filter(({ at, text }) => !known.has(`${at} ${text}`))
    if (corrections.length > 0)
      changes.push(...corrections.map(({ text }): BookChange => ({ kind: 'corrected', headline: next.headline, text })))
    else if (versionOf(before, piece.slug) !== versionOf(after, next.slug) || piece.sponsor !== next.sponsor)
      changes.push({ kind: 'changed', headline: next.headline })
  }
  const groups = new Set(old.map(({ groupId }) => groupId))
  for (const { groupId, headline } of now) if (!groups.has(groupId)) changes.push({ kind: 'added', headline })
  for (const { slug, headline } of reportsOf(before))
    if (!after.versions.some((version) => version.slug === slug)) changes.push({ kind: 'withdrawn', headline })
  return changes
}

const piecesOf = ({ book }: Revised): PiecePart[] => book.parts.filter((part) => part.kind === 'piece')

const reportsOf = ({ book }: Revised) => book.parts.flatMap((part) => (part.kind === 'world' ? part.reports : []))

const versionOf = ({ versions }: Revised, slug: string) => versions.find((version) => version.slug === slug)?.versionId
