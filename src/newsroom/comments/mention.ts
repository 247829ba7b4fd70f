import type { Database } from '../../platform/database.ts'
import { insertMentions } from './comments.sql.ts'
import type { CommentsDeps } from './deps.ts'
import { mentionsIn } from './mentionsIn.rule.ts'
import { whoMayRead } from './whoMayRead.ts'

type Said = { articleId: number; commentId: number; replyId: number; words: string; staffId: number }

/** Stores who is named in what somebody has said, and has them told; whoever was named before is not told again. */
export async function mention(
  deps: Pick<CommentsDeps, 'tellMentioned'>,
  tx: Database,
  { articleId, commentId, replyId, words, staffId }: Said,
  now: Temporal.Instant,
): Promise<void> {
  if (!words.includes('@')) return
  const named = mentionsIn(words, await whoMayRead(tx, articleId)).filter((id) => id !== staffId)
  const staffIds = await insertMentions(tx, { commentId, replyId, staffIds: named }, now)
  if (staffIds.length > 0)
    await deps.tellMentioned(tx, { articleId, commentId, replyId, staffIds, byStaffId: staffId }, now)
}
