import { type ArticleTermsChange, setTerms } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announceState, listFacts, lockCopy, saveFact } from '../editor/editor.module.ts'
import { type Acting, actorOf, assertMay, lockArticle, type Operator } from '../workflow/workflow.module.ts'

/** Those of the terms that are facts of the text as well. */
const FACTS_OF_TERMS = ['terms', 'inMagazine'] as const

/**
 * Who may read it, whether the magazine may have it, who is said to have paid for it: at once where it is out, and so it
 * says at the desk. An article that the desk has not touched stays untouched.
 */
export function changeTerms(
  db: Database,
  member: Acting | Operator,
  articleId: number,
  change: ArticleTermsChange,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const article = await lockArticle(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, 'terms')
    // Nobody saves a fact between what is read of them and what is stored.
    await lockCopy(tx, articleId)
    await setTerms(tx, actorOf(member), article.slug, change, now)
    const facts = await listFacts(tx, articleId)
    const given = FACTS_OF_TERMS.filter((fact) => change[fact] !== undefined)
    for (const fact of given) {
      await saveFact(tx, articleId, { fact, value: change[fact], base: facts[fact].version }, member.id, now)
    }
    // Of what nobody has touched at the desk the article's own value is shown there, which is another one now.
    const untouched = given.filter((fact) => facts[fact].version === 0)
    await announceState(tx, articleId, untouched)
  })
}
