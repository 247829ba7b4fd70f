import { withdrawArticle } from '../../articles/states/states.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announceState } from '../editor/editor.module.ts'
import { actorOf } from './actorOf.ts'
import { type Acting, assertMay, type Operator } from './assertMay.ts'
import { deleteSchedule, findSchedule } from './schedules.sql.ts'
import { lockArticle, storeState } from './workflow.sql.ts'

/**
 * Takes an article off for the reason that its address gives from then on, or (`undefined`) puts it back to what it was.
 * What the desk had scheduled of it is off the schedule: nobody would see it, and put back it goes out when somebody says so.
 */
export function takeOff(
  db: Database,
  member: Acting | Operator,
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
    if (withdrawal && (await findSchedule(tx, articleId))) {
      await deleteSchedule(tx, articleId)
      if (article.status === 'scheduled') await storeState(tx, articleId, 'ready')
    }
    await withdrawArticle(tx, actorOf(member), article.slug, reason === undefined ? undefined : { reason }, now)
    await announceState(tx, articleId)
  })
}
