import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announceState } from '../editor/editor.module.ts'
import { type Acting, assertMay, findSchedule, lockArticle } from '../workflow/workflow.module.ts'
import { storeEmbargo } from './publishing.sql.ts'
import { type Choice, instantOf, readWallTime } from './wallTime.rule.ts'

/** Before this hour an article may not go out, whoever says so; `undefined`: whenever somebody says. */
export function setEmbargo(
  db: Database,
  member: Acting,
  articleId: number,
  until: { wall: string; zone: string; choice?: Choice | undefined } | undefined,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, 'write')
    // Which of two is meant matters for an hour: nothing of it goes out before the later one unless somebody says so.
    const at = until && instantOf(readWallTime(until.wall, until.zone), until.choice ?? 'later')
    if (until && !at) throw refuse('invalid', 'hour-unreadable', undefined, { hour: 'unreadable' })
    const schedule = await findSchedule(tx, articleId)
    const goesOut = schedule?.at ?? (article.status === 'scheduled' ? article.firstPublished : undefined)
    if (at && goesOut && Temporal.Instant.compare(goesOut, at) < 0) {
      throw refuse('conflict', 'embargo-late')
    }
    await storeEmbargo(tx, articleId, until && at ? { wall: until.wall, zone: until.zone, at } : undefined)
    const detail = { until: at?.toString() ?? null }
    const actor = `staff:${member.id}`
    await writeAuditLog(tx, { actor, action: 'article.embargo', subject: `article:${articleId}`, detail }, now)
    await announceState(tx, articleId)
  })
}
