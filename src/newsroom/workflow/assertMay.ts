import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { type ArticleAction, actionsOpenTo } from '../../staff/permissions/permissions.module.ts'
import { mayDo } from '../editor/editor.module.ts'

/** Whoever may something with articles, as far as the one rule asks. */
export type Acting = Pick<StaffMember, 'id' | 'role' | 'author'>

/** Whoever runs commands on the machine. */
export const OPERATOR = { id: null, role: 'operator', author: undefined } as const
export type Operator = typeof OPERATOR

/** The one rule, asked where the article's row is held: refuses with a sentence, and nothing has been changed then. */
export async function assertMay(
  tx: Database,
  articleId: number,
  member: Acting | Operator,
  action: ArticleAction,
): Promise<void> {
  const may = await mayDo(tx, articleId, member, action)
  if (may === 'yes') return
  if (may === 'nothing') throw refuse('notFound', 'article-unknown')
  if (member.role === 'operator' || actionsOpenTo(member.role).has(action)) {
    throw refuse('conflict', 'article-moved')
  }
  throw refuse('notAllowed', 'article-role', { role: { word: `desk.role.${member.role}` } })
}
