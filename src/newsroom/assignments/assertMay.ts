import type { Database } from '../../platform/database.ts'
import { conflict, notAllowed, notFound } from '../../platform/errors.ts'
import { type ArticleAction, mayWithArticle } from '../../staff/permissions/permissions.module.ts'
import { mayDo } from '../editor/editor.module.ts'
import { lockForAssigning } from './assignments.sql.ts'
import type { Acting } from './deps.ts'

/** Holds the article's row and asks the one rule; refuses with a sentence, and nothing has been changed then. */
export async function assertMay(tx: Database, articleId: number, member: Acting, action: ArticleAction): Promise<void> {
  await lockForAssigning(tx, articleId)
  const may = await mayDo(tx, articleId, member, action)
  if (may === 'yes') return
  if (may === 'nothing') throw notFound('article-unknown', 'There is no such article for you.')
  if (mayWithArticle(member.role, action, { state: 'draft', isOwn: true })) {
    throw conflict('article-moved', 'As the article stands now, this is not to be done. Nothing was changed.')
  }
  throw notAllowed('article-role', `Your role, ${member.role}, does not do this. Nothing was changed.`)
}
