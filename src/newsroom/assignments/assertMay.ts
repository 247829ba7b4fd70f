import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import { type ArticleAction, mayWithArticle } from '../../staff/permissions/permissions.module.ts'
import { mayDo } from '../editor/editor.module.ts'
import { lockForAssigning } from './assignments.sql.ts'
import type { Acting } from './deps.ts'

/** Holds the article's row and asks the one rule; refuses with a sentence, and nothing has been changed then. */
export async function assertMay(tx: Database, articleId: number, member: Acting, action: ArticleAction): Promise<void> {
  await lockForAssigning(tx, articleId)
  const may = await mayDo(tx, articleId, member, action)
  if (may === 'yes') return
  if (may === 'nothing') throw refuse('notFound', 'article-unknown')
  if (mayWithArticle(member.role, action, { state: 'draft', isOwn: true })) {
    throw refuse('conflict', 'article-moved')
  }
  throw refuse('notAllowed', 'article-role', { role: { word: `desk.role.${member.role}` } })
}
