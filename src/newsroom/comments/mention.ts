import type { DatabaseTransaction } from '../../platform/database.ts'
import { giveErrand } from '../errands/errands.module.ts'
import { insertMentions } from './comments.sql.ts'
import { mentionsIn } from './mentionsIn.rule.ts'
import { whoMayRead } from './whoMayRead.ts'

type Said = { articleId: number; commentId: number; replyId: number; words: string; staffId: number }

/** Stores who is named in what somebody has said, and tells them; whoever was named before is not told again. */
export async function mention(
  tx: DatabaseTransaction,
  { articleId, commentId, replyId, words, staffId }: Said,
  now: Temporal.Instant,
): Promise<void> {
  if (!words.includes('@')) return
  const named = mentionsIn(words, await whoMayRead(tx, articleId)).filter((id) => id !== staffId)
  for (const id of await insertMentions(tx, { commentId, replyId, staffIds: named }, now)) {
    await giveErrand(tx, { staffId: id, kind: 'mentioned', articleId, by: staffId, detail: words }, now)
  }
}
