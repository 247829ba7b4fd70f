import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { deleteMentions, deleteReply, takeBackComment } from './comments.sql.ts'
import type { CommentsDeps } from './deps.ts'
import { type OwnWords, withOwn } from './withOwn.ts'

/** A reply is gone; of a comment the place stays in which others have answered. */
export function takeBack(
  deps: CommentsDeps,
  articleId: number,
  { commentId, replyId }: OwnWords,
  member: StaffMember,
  now: Temporal.Instant,
): Promise<void> {
  return withOwn(deps, articleId, { commentId, replyId }, member, async (tx) => {
    await deleteMentions(tx, { commentId, replyId, but: [] })
    if (replyId > 0) await deleteReply(tx, { commentId, replyId })
    else await takeBackComment(tx, commentId, now)
  })
}
