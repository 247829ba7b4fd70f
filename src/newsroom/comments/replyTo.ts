import { inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { COMMENTS_CHANGED } from '../editor/editor.module.ts'
import { checkWords } from './checkWords.ts'
import { insertReply, lockComment } from './comments.sql.ts'
import { commentUnknown } from './commentUnknown.ts'
import type { CommentsDeps } from './deps.ts'
import { mayComment } from './mayComment.ts'
import { mention } from './mention.ts'

/** Answers a comment; gives back the reply's number. */
export function replyTo(
  deps: CommentsDeps,
  articleId: number,
  { commentId, words }: { commentId: number; words: string },
  member: StaffMember,
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    await mayComment(tx, articleId, member)
    const said = checkWords(words)
    if (!(await lockComment(tx, articleId, commentId))) throw commentUnknown()
    const replyId = await insertReply(tx, { commentId, words: said, staffId: member.id }, now)
    await mention(tx, { articleId, commentId, replyId, words: said, staffId: member.id }, now)
    await announce(tx, COMMENTS_CHANGED, String(articleId))
    return replyId
  })
}
