import { inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { COMMENTS_CHANGED } from '../editor/editor.module.ts'
import { storeResolved } from './comments.sql.ts'
import { commentUnknown } from './commentUnknown.ts'
import type { CommentsDeps } from './deps.ts'
import { mayComment } from './mayComment.ts'

/** Folds a thread, or opens it again. Whoever resolved it first has done so. */
export function resolveComment(
  { db }: Pick<CommentsDeps, 'db'>,
  articleId: number,
  { commentId, resolved }: { commentId: number; resolved: boolean },
  member: StaffMember,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await mayComment(tx, articleId, member)
    const by = resolved ? member.id : undefined
    if (!(await storeResolved(tx, { articleId, commentId, by }, now))) throw commentUnknown()
    await announce(tx, COMMENTS_CHANGED, String(articleId))
  })
}
