import { type Database, inTransaction } from '../../platform/database.ts'
import { conflict, invalid, notAllowed } from '../../platform/errors.ts'
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
    if (name === '') throw invalid('name-missing', 'A view needs a name.')
    if (forAll && !mayKeepForAll(member.role)) {
      throw notAllowed('view-for-all', 'Your role keeps views for yourself only. Nothing was kept.')
    }
    if ((await countViewsOf(tx, member.id)) >= MOST_VIEWS) {
      throw conflict('too-many-views', `You have kept ${MOST_VIEWS} views. Delete one first.`)
    }
    await insertView(tx, { name, query, staffId: member.id, forAll }, now)
  })
}
