import type { Database } from '../../platform/database.ts'
import { conflict, notAllowed, notFound } from '../../platform/errors.ts'
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
  if (may === 'nothing') throw notFound('article-unknown', 'There is no such article for you.')
  if (actionsOpenTo(member.role).has(action)) {
    throw conflict(
      'article-moved',
      'As the article stands now, this is not to be done: somebody may have been quicker. Nothing was changed.',
    )
  }
  throw notAllowed('article-role', `Your role, ${member.role}, does not do this. Nothing was changed.`)
}
