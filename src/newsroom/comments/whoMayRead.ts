import type { Database } from '../../platform/database.ts'
import { listStaff, type StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayWithArticle, workflowState } from '../../staff/permissions/permissions.module.ts'
import { findWhose } from './comments.sql.ts'

/** Whom one may name in a comment on this article: everybody who would see it. */
export async function whoMayRead(db: Database, articleId: number): Promise<StaffMember[]> {
  const article = await findWhose(db, articleId)
  if (!article) return []
  const state = workflowState(article.status)
  const staff = await listStaff(db)
  return staff.filter(({ role, author }) =>
    mayWithArticle(role, 'read', { state, isOwn: author !== undefined && article.authors.includes(author) }),
  )
}
