import type { Database } from '../../platform/database.ts'
import { notAllowed, notFound } from '../../platform/errors.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayDo } from '../editor/editor.module.ts'

/** Refuses whoever may not say anything about an article as it stands now. */
export async function mayComment(tx: Database, articleId: number, member: StaffMember): Promise<void> {
  const may = await mayDo(tx, articleId, member, 'comment')
  if (may === 'nothing') throw notFound('article-unknown', 'There is no such article for you.')
  if (may === 'no') {
    throw notAllowed('article-closed', 'As this article stands, you may read what is said of it and not answer.')
  }
}
