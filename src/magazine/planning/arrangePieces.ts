import type { Database } from '../../platform/database.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { findPublished } from './findPublished.ts'
import type { Piece } from './issue.ts'
import { storePieces } from './issues.sql.ts'

/** Makes an issue hold exactly these articles, in this order. */
export function arrangePieces(
  db: Database,
  change: Change,
  { pieces, world }: { pieces: readonly string[]; world: readonly string[] },
  now: Temporal.Instant,
): Promise<string> {
  return changeIssue(
    db,
    change,
    'arrange',
    async (tx, issue) => {
      const put = async (slugs: readonly string[], place: Piece['place']) => {
        const found: Piece[] = []
        for (const slug of slugs) {
          const { groupId, language } = await findPublished(tx, slug)
          found.push({ groupId, language, place })
        }
        return found
      }
      await storePieces(tx, issue.id, [...(await put(pieces, 'piece')), ...(await put(world, 'world'))])
      return { pieces, world }
    },
    now,
  )
}
