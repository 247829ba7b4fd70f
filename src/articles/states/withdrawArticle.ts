import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict, notFound } from '../../platform/errors.ts'
import { announceArticles } from '../store/store.module.ts'
import { lockArticle, restoreWithdrawn, storeWithdrawn } from './states.sql.ts'

/**
 * Takes an article off, with the reason that its address gives from then on, or (`undefined`) puts it back to what it
 * would be otherwise: an import of its file changes nothing about it.
 */
export function withdrawArticle(
  db: Database,
  actor: string,
  slug: string,
  withdrawal: { reason: string } | undefined,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const articleId = await lockArticle(tx, slug)
    if (articleId === undefined) throw notFound('article-unknown', `There is no article “${slug}”.`)
    const changed = withdrawal
      ? await storeWithdrawn(tx, articleId, withdrawal.reason)
      : await restoreWithdrawn(tx, articleId, now)
    if (!changed && !withdrawal) throw conflict('article-not-withdrawn', `The article “${slug}” is not withdrawn.`)
    const action = withdrawal ? 'article.withdraw' : 'article.restore'
    await writeAuditLog(tx, { actor, action, subject: `article:${articleId}`, detail: { ...withdrawal } }, now)
    await announceArticles(tx, [articleId])
  })
}
