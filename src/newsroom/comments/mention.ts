import type { DatabaseTransaction } from '../../platform/database.ts'
import { giveErrand } from '../errands/errands.module.ts'
import { deleteMentions, insertMentions } from './comments.sql.ts'
import { mentionsIn } from './mentionsIn.rule.ts'
import { whoMayRead } from './whoMayRead.ts'

type Said = { articleId: number; commentId: number; replyId: number; words: string; staffId: number }

/**
 * Stores who is named in what somebody says by now, and tells them; whoever was named before is not told again, and for
 * whoever is not named any more nothing waits.
 */
export async function mention(
  tx: DatabaseTransaction,
  { articleId, commentId, replyId, words, staffId }: Said,
  now: Temporal.Instant,
): Promise<void> {
  const people = words.includes('@') ? await whoMayRead(tx, articleId) : []
  const named = mentionsIn(words, people).filter((id) => id !== staffId)
  await deleteMentions(tx, { commentId, replyId, but: named })
  for (const id of await insertMentions(tx, { commentId, replyId, staffIds: named }, now)) {
    await giveErrand(tx, { staffId: id, kind: 'mentioned', articleId, by: staffId, detail: words, commentId }, now)
  }
}
