import type { Database } from '../../platform/database.ts'
import { type Change, changeIssue } from './changeIssue.ts'
import { findInIssue } from './findInIssue.ts'
import { storePieces } from './issues.sql.ts'

/** Takes an article out of an issue, whether or not it is still public. */
export function dropPiece(db: Database, change: Change, slug: string, now: Temporal.Instant): Promise<string> {
  return changeIssue(
    db,
    change,
    'drop',
    async (tx, issue) => {
      const { pieces, piece } = await findInIssue(tx, issue, slug)
      await storePieces(
        tx,
        issue.id,
        pieces.filter(({ groupId }) => groupId !== piece.groupId),
      )
      return { slug }
    },
    now,
  )
}
