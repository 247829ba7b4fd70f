import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { findArticleFacts, listStoredFacts } from './facts.sql.ts'
import { type ArticleFact, type ArticleFacts, FACTS, type FactName } from './facts.ts'

/** Every fact of an article as it stands at the desk. */
export async function listFacts(db: Database, articleId: number): Promise<ArticleFacts> {
  const published = await findArticleFacts(db, articleId)
  if (!published) throw refuse('notFound', 'article-unknown')
  const stored = new Map((await listStoredFacts(db, articleId)).map(({ fact, ...rest }) => [fact, rest]))
  const untouched = (fact: FactName): ArticleFact => ({
    value: published[fact],
    version: 0,
    staffId: undefined,
    at: undefined,
  })
  const names = Object.keys(FACTS) as FactName[]
  return Object.fromEntries(names.map((fact) => [fact, stored.get(fact) ?? untouched(fact)])) as ArticleFacts
}
