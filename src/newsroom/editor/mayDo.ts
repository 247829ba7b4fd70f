import type { Database } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { type ArticleAction, mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import { findWhose } from './editor.sql.ts'

/** Whether somebody may do this with an article as it stands; `nothing` where they may not even know of it. */
export async function mayDo(
  db: Database,
  articleId: number,
  member: Pick<StaffMember, 'author'> & { role: StaffMember['role'] | 'operator' },
  action: ArticleAction,
): Promise<'yes' | 'no' | 'nothing'> {
  const whose = await findWhose(db, articleId, member.author)
  if (!whose) return 'nothing'
  const article = { state: workflowState(whose.status), isOwn: whose.isOwn }
  if (!mayWithArticle(member.role, 'read', article)) return 'nothing'
  return mayWithArticle(member.role, action, article) ? 'yes' : 'no'
}
