import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import { COMMENTS_CHANGED } from './commentOn.ts'
import { storeResolved } from './comments.sql.ts'

/** Whoever resolved it first has done so. */
export function resolveComment(
  db: Database,
  articleId: number,
  commentId: number,
  staffId: number,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (!(await storeResolved(tx, { articleId, commentId, staffId }, now))) {
      throw notFound('comment-unknown', 'There is no such comment on this article.')
    }
    await announce(tx, COMMENTS_CHANGED, String(articleId))
  })
}
