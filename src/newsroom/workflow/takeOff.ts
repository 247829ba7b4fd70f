import { withdrawArticle } from '../../articles/states/states.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announceState } from '../editor/editor.module.ts'
import { type Acting, assertMay } from './assertMay.ts'
import { deleteSchedule } from './schedules.sql.ts'
import { lockArticle } from './workflow.sql.ts'

/**
 * Takes an article off for the reason that its address gives from then on, or (`undefined`) puts it back to what it was.
 * A change of it that was to go out later does not: nobody would see it.
 */
export function takeOff(
  db: Database,
  member: Acting,
  articleId: number,
  withdrawal: { reason: string } | undefined,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, withdrawal ? 'withdraw' : 'restore')
    const reason = withdrawal?.reason.trim()
    if (reason === '') throw refuse('invalid', 'reason-missing', undefined, { reason: 'empty' })
    if (withdrawal) await deleteSchedule(tx, articleId)
    await withdrawArticle(tx, `staff:${member.id}`, article.slug, reason === undefined ? undefined : { reason }, now)
    await announceState(tx, articleId)
  })
}
