import { refuse } from '../../design/words/refusal.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { StaffMember } from '../../staff/accounts/accounts.module.ts'
import { mayKeepForAll } from './mayKeepView.rule.ts'
import { countViewsOf, insertView } from './views.sql.ts'

/** More of them are no longer found at a glance. */
const MOST_VIEWS = 50

/** Keeps a list under a name, for oneself or for everybody. */
export function keepView(
  db: Database,
  member: Pick<StaffMember, 'id' | 'role'>,
  { name, query, forAll }: { name: string; query: string; forAll: boolean },
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    if (name === '') throw refuse('invalid', 'name-missing')
    if (forAll && !mayKeepForAll(member.role)) {
      throw refuse('notAllowed', 'view-for-all')
    }
    if ((await countViewsOf(tx, member.id)) >= MOST_VIEWS) {
      throw refuse('conflict', 'too-many-views', { most: MOST_VIEWS })
    }
    await insertView(tx, { name, query, staffId: member.id, forAll }, now)
  })
}
