import type { Database } from '../../platform/database.ts'
import { invalid } from '../../platform/errors.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { findInIssue } from './findInIssue.ts'
import { storePieces } from './issues.sql.ts'
import { placeAt } from './order.rule.ts'
import { type Place, targetOf } from './targetOf.ts'

/** Puts a piece of an issue in another place; `place` makes a piece of a sentence of the week, or the other way around. */
export function movePiece(
  db: Database,
  change: Change,
  { slug, place, ...where }: Partial<Place> & { slug: string },
  now: Temporal.Instant,
): Promise<string> {
  if (where.at === undefined && where.before === undefined && place === undefined)
    throw invalid('to', 'Say where it is to stand: to=3, before=another-article, or to=world.')
  return changeIssue(
    db,
    change,
    'move',
    async (tx, issue) => {
      const { pieces, piece } = await findInIssue(tx, issue, slug)
      const moved = { ...piece, place: place ?? piece.place }
      await storePieces(tx, issue.id, placeAt(pieces, moved, await targetOf(tx, where)))
      return { slug, place, ...where }
    },
    now,
  )
}
