import { type Database, inTransaction } from '../../platform/database.ts'
import { invalid, notFound } from '../../platform/errors.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayChangeView } from './mayKeepView.rule.ts'
import { deleteView, lockView, renameView } from './views.sql.ts'

/** Gives a kept list another name, or (undefined) forgets it. Somebody else's own does not exist for anybody. */
export function changeView(
  db: Database,
  member: Pick<StaffMember, 'id' | 'role'>,
  id: number,
  name: string | undefined,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const view = await lockView(tx, id)
    if (!view || !mayChangeView(member, view))
      throw notFound('view-unknown', 'There is no such view for you to change.')
    if (name === undefined) return deleteView(tx, id)
    if (name === '') throw invalid('name-missing', 'A view needs a name. It is called as it was.')
    await renameView(tx, id, name)
  })
}
