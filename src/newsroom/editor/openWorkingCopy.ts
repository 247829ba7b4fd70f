import { type ArticleRecord, findBody } from '../../articles/store/store.module.ts'
import { refuse } from '../../design/words/refusal.ts'
import { Grant } from '../../paywall/decisions/decisions.module.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { workingCopyOf } from '../text/text.module.ts'
import { findCopy, insertCopy, lockNewestVersion } from './editor.sql.ts'

export type WorkingCopy = {
  /** How many steps have made it. */
  version: number
  /** As ProseMirror writes a document of `SCHEMA`. */
  text: unknown
  changedAt: Temporal.Instant
}

/**
 * The text of an article as the newsroom has it; begun, where nobody has worked on it yet, from its newest version. It
 * is withheld text: for whoever the desk lets at this article, and nobody else.
 */
export async function openWorkingCopy(db: Database, articleId: number, now: Temporal.Instant): Promise<WorkingCopy> {
  return (await findCopy(db, articleId)) ?? (await inTransaction(db, (tx) => begin(tx, articleId, now)))
}

async function begin(tx: Database, articleId: number, now: Temporal.Instant): Promise<WorkingCopy> {
  const article: Pick<ArticleRecord, 'versionId' | 'groupId'> | undefined = await lockNewestVersion(tx, articleId)
  if (!article) throw refuse('notFound', 'article-unknown')
  const body = (await findBody(tx, article)).open(Grant.forMaking('working copy', article.groupId))
  const text = workingCopyOf(body).toJSON()
  await insertCopy(tx, articleId, { text, begunFrom: article.versionId }, now)
  // Somebody else may have begun while we waited for the article's row.
  return (await findCopy(tx, articleId)) as WorkingCopy
}
