import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
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
    if (!view || !mayChangeView(member, view)) throw refuse('notFound', 'view-unknown')
    if (name === undefined) return deleteView(tx, id)
    if (name === '') throw refuse('invalid', 'name-missing')
    await renameView(tx, id, name)
  })
}
