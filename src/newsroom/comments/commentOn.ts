import { Mapping, Step } from 'prosemirror-transform'
import { refuse } from '../../design/words/refusal.ts'
import { inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { COMMENTS_CHANGED, listStepsSince, lockCopy } from '../editor/editor.module.ts'
import { anchorAfter, readText, SCHEMA } from '../text/text.module.ts'
import { checkWords } from './checkWords.ts'
import { insertComment } from './comments.sql.ts'
import type { CommentsDeps } from './deps.ts'
import { mayComment } from './mayComment.ts'
import { mention } from './mention.ts'
import type { NewComment } from './newComment.ts'

/** Says something about a passage; the text may have gone on since it was marked. Gives back the comment's number. */
export function commentOn(
  deps: Pick<CommentsDeps, 'db'>,
  articleId: number,
  comment: NewComment,
  member: StaffMember,
  now: Temporal.Instant,
): Promise<number> {
  return inTransaction(deps.db, async (tx) => {
    await mayComment(tx, articleId, member)
    const words = checkWords(comment.words)
    const copy = await lockCopy(tx, articleId)
    if (!copy) throw refuse('notFound', 'comment-too-early')
    const isAhead = comment.version > copy.version
    const missed = isAhead ? [] : await listStepsSince(tx, articleId, comment.version)
    if (comment.version + missed.length !== copy.version) {
      throw refuse('conflict', 'comment-apart')
    }
    const change = new Mapping(missed.map(({ step }) => Step.fromJSON(SCHEMA, step).getMap()))
    const anchor = anchorAfter({ from: comment.from, to: comment.to, gone: false }, change)
    if (comment.from >= comment.to || anchor.to > readText(copy.text).content.size) {
      throw refuse('invalid', 'comment-nowhere')
    }
    const { quote } = comment
    const said = { ...anchor, version: copy.version, quote, words, staffId: member.id }
    const id = await insertComment(tx, articleId, said, now)
    await mention(tx, { articleId, commentId: id, replyId: 0, words, staffId: member.id }, now)
    await announce(tx, COMMENTS_CHANGED, String(articleId))
    return id
  })
}
