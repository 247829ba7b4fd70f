import { excludedFromMagazine } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { findPublished } from './findPublished.ts'
import type { Piece } from './issue.ts'
import { listPieces, storePieces } from './issues.sql.ts'
import { placeAt } from './order.rule.ts'
import { type Place, targetOf } from './targetOf.ts'

/** Puts a published article into an issue, in the language of its address; one that stands in it moves. */
export function addPiece(
  db: Database,
  change: Change,
  { slug, ...place }: Place & { slug: string },
  now: Temporal.Instant,
): Promise<string> {
  return changeIssue(
    db,
    change,
    'add',
    async (tx, issue) => {
      const article = await findPublished(tx, slug)
      if ((await excludedFromMagazine(tx, [article.id])).size > 0)
        throw conflict(
          'article-excluded',
          `Its rights exclude “${slug}” from the magazine: article set ${slug} magazine=on`,
        )
      const piece: Piece = { groupId: article.groupId, language: article.language, place: place.place }
      const pieces = await listPieces(tx, issue.id)
      await storePieces(tx, issue.id, placeAt(pieces, piece, await targetOf(tx, place)))
      return { slug, ...place }
    },
    now,
  )
}
