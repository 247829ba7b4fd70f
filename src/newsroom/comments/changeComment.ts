import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { checkWords } from './checkWords.ts'
import { updateWords } from './comments.sql.ts'
import type { CommentsDeps } from './deps.ts'
import { mention } from './mention.ts'
import { type OwnWords, withOwn } from './withOwn.ts'

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
    await mention(tx, { articleId, commentId, replyId, words: said, staffId: member.id }, now)
  })
}
