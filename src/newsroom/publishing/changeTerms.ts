import { isDeepStrictEqual } from 'node:util'
import { type ArticleTermsChange, setTerms } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import {
  announceState,
  findArticleFacts,
  findRevision,
  insertRevision,
  listFacts,
  lockCopy,
  saveFact,
  type WholeRevision,
} from '../editor/editor.module.ts'
import {
  type Acting,
  actorOf,
  assertMay,
  findSchedule,
  lockArticle,
  type Operator,
} from '../workflow/workflow.module.ts'
import { storeScheduledRevision } from './publishing.sql.ts'

/** Those of the terms that are facts of the text as well. */
const FACTS_OF_TERMS = ['terms', 'inMagazine'] as const

/**
 * Who may read it, whether the magazine may have it, who is said to have paid for it: at once where it is out, and so it
 * says at the desk and in what waits for its hour. An article that the desk has not touched stays untouched.
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
    const before = await findArticleFacts(tx, articleId)
    await setTerms(tx, actorOf(member), article.slug, change, now)
    const facts = await listFacts(tx, articleId)
    const given = FACTS_OF_TERMS.filter((fact) => change[fact] !== undefined)
    for (const fact of given) {
      await saveFact(tx, articleId, { fact, value: change[fact], base: facts[fact].version }, member.id, now)
    }
    await keepScheduled(tx, articleId, { before, change, staffId: member.id }, now)
    // Of what nobody has touched at the desk the article's own value is shown there, which is another one now.
    const untouched = given.filter((fact) => facts[fact].version === 0)
    await announceState(tx, articleId, untouched)
  })
}

/** What waits for its hour would take back what was changed meanwhile, where it was not to change that itself. */
async function keepScheduled(
  tx: Database,
  articleId: number,
  told: { before: Record<string, unknown> | undefined; change: ArticleTermsChange; staffId: number | null },
  now: Temporal.Instant,
): Promise<void> {
  const schedule = await findSchedule(tx, articleId)
  if (!schedule || schedule.kind === 'new') return
  const { facts, text, version } = (await findRevision(tx, articleId, schedule.revision)) as WholeRevision
  const changed = FACTS_OF_TERMS.filter((fact) => {
    const value = told.change[fact]
    return value !== undefined && value !== facts[fact] && isDeepStrictEqual(facts[fact], told.before?.[fact])
  })
  if (changed.length === 0) return
  const said = { ...facts, ...Object.fromEntries(changed.map((fact) => [fact, told.change[fact]])) }
  const kept = { text, version, facts: said, label: 'Scheduled', restoredFrom: null, staffId: told.staffId }
  await storeScheduledRevision(tx, articleId, await insertRevision(tx, articleId, kept, now))
}
