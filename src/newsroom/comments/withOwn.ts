import { refuse } from '../../design/words/refusal.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { COMMENTS_CHANGED } from '../editor/editor.module.ts'
import { findReply, lockComment } from './comments.sql.ts'
import { commentUnknown } from './commentUnknown.ts'
import type { CommentsDeps } from './deps.ts'
import { mayComment } from './mayComment.ts'

export type OwnWords = { commentId: number /** 0: the comment itself. */; replyId: number }

/** Only whoever said something changes it. */
export function withOwn(
  { db }: CommentsDeps,
  articleId: number,
  { commentId, replyId }: OwnWords,
  member: StaffMember,
  work: (tx: DatabaseTransaction) => Promise<void>,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await mayComment(tx, articleId, member)
    const comment = await lockComment(tx, articleId, commentId)
    const said = comment && replyId > 0 ? await findReply(tx, { commentId, replyId }) : comment
    if (!said || (replyId === 0 && comment?.takenBackAt)) throw commentUnknown()
    if (said.staffId !== member.id) {
      throw refuse('notAllowed', 'comment-not-own')
    }
    await work(tx)
    await announce(tx, COMMENTS_CHANGED, String(articleId))
  })
}
