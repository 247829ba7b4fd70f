import { inTransaction } from '../../platform/database.ts'
import { notAllowed } from '../../platform/errors.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { COMMENTS_CHANGED } from '../editor/editor.module.ts'
import { checkWords } from './checkWords.ts'
import { deleteMentions, deleteReply, findReply, lockComment, takeBackComment, updateWords } from './comments.sql.ts'
import { commentUnknown } from './commentUnknown.ts'
import type { CommentsDeps } from './deps.ts'
import { mayComment } from './mayComment.ts'
import { mention } from './mention.ts'

export type OwnWords = { commentId: number /** 0: the comment itself. */; replyId: number }

/** Says something else in its place; whoever is named only now is told. */
export function changeComment(
  deps: CommentsDeps,
  articleId: number,
  { commentId, replyId, words }: OwnWords & { words: string },
  member: StaffMember,
  now: Temporal.Instant,
): Promise<void> {
  return withOwn(deps, articleId, { commentId, replyId }, member, async (tx) => {
    const said = checkWords(words)
    await updateWords(tx, { commentId, replyId, words: said }, now)
    await mention(deps, tx, { articleId, commentId, replyId, words: said, staffId: member.id }, now)
  })
}

/** A reply is gone; of a comment the place stays in which others have answered. */
export function takeBack(
  deps: CommentsDeps,
  articleId: number,
  { commentId, replyId }: OwnWords,
  member: StaffMember,
  now: Temporal.Instant,
): Promise<void> {
  return withOwn(deps, articleId, { commentId, replyId }, member, async (tx) => {
    await deleteMentions(tx, { commentId, replyId })
    if (replyId > 0) await deleteReply(tx, { commentId, replyId })
    else await takeBackComment(tx, commentId, now)
  })
}

/** Only whoever said something changes it. */
function withOwn(
  { db }: CommentsDeps,
  articleId: number,
  { commentId, replyId }: OwnWords,
  member: StaffMember,
  work: (tx: Parameters<Parameters<typeof inTransaction>[1]>[0]) => Promise<void>,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    await mayComment(tx, articleId, member)
    const comment = await lockComment(tx, articleId, commentId)
    const said = comment && replyId > 0 ? await findReply(tx, { commentId, replyId }) : comment
    if (!said || (replyId === 0 && comment?.takenBackAt)) throw commentUnknown()
    if (said.staffId !== member.id) {
      throw notAllowed('comment-not-own', 'Only whoever wrote a comment changes it or takes it back.')
    }
    await work(tx)
    await announce(tx, COMMENTS_CHANGED, String(articleId))
  })
}
