import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { announceArticles } from './announceArticles.ts'
import { type ArticleTermsChange, findBySlug, storeTerms } from './articleWrites.sql.ts'

/**
 * Changes who may read an article, whether the magazine may have it, and who is said to have paid for it in all of its languages (`null`: nobody),
 * everywhere within seconds.
 */
export function setTerms(
  db: Database,
  actor: string,
  slug: string,
  change: ArticleTermsChange,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await findBySlug(tx, slug)
    if (!article) throw notFound('article-unknown', `There is no article “${slug}”.`)
    await storeTerms(tx, article.id, change)
    await writeAuditLog(
      tx,
      {
        actor,
        action: 'article.terms',
        subject: `article:${article.id}`,
        detail: change,
      },
      now,
    )
    await announceArticles(tx, [article.id])
  })
}
