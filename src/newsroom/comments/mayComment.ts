import { refuse } from '../../design/words/refusal.ts'
import type { Database } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayDo } from '../editor/editor.module.ts'

/** Refuses whoever may not say anything about an article as it stands now. */
export async function mayComment(tx: Database, articleId: number, member: StaffMember): Promise<void> {
  const may = await mayDo(tx, articleId, member, 'comment')
  if (may === 'nothing') throw refuse('notFound', 'article-unknown')
  if (may === 'no') {
    throw refuse('notAllowed', 'comment-closed')
  }
}
