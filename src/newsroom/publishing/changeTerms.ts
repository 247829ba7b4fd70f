import { setTerms } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { listFacts, saveFact } from '../editor/editor.module.ts'
import { type Acting, assertMay, lockArticle } from '../workflow/workflow.module.ts'

/** Who may read it: at once where it is out, and so it says at the desk. */
export function changeTerms(
  db: Database,
  member: Acting,
  articleId: number,
  terms: ArticleTerms,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, 'terms')
    await setTerms(tx, `staff:${member.id}`, article.slug, { terms }, now)
    const { version } = (await listFacts(tx, articleId)).terms
    await saveFact(tx, articleId, { fact: 'terms', value: terms, base: version }, member.id, now)
  })
}
