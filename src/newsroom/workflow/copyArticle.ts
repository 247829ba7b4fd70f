import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { type Acting, assertMay } from './assertMay.ts'
import { beginDraft } from './beginDraft.ts'
import { editedOf } from './editedOf.ts'
import { copyEmbargo, findStanding } from './workflow.sql.ts'
import { workingContent } from './workingContent.ts'

/** A draft that says what an article says now, its embargo included. Gives back its number. */
export function copyArticle(db: Database, member: Acting, articleId: number, now: Temporal.Instant): Promise<number> {
  return inTransaction(db, async (tx) => {
    const article = await findStanding(tx, articleId)
    if (!article) throw refuse('notFound', 'article-unknown')
    await assertMay(tx, articleId, member, 'read')
    const { slug: _, section, ...edited } = editedOf(await workingContent(tx, articleId, now))
    const isUnplaced = section === ''
    const copied = { ...edited, section: isUnplaced ? article.section : section, isUnplaced }
    const copy = await beginDraft(tx, member, { ...copied, language: article.language, copyOf: articleId }, now)
    await copyEmbargo(tx, articleId, copy)
    return copy
  })
}
