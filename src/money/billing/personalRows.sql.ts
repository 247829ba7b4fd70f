import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** What was booked for these subscriptions, to the line. */
export function listPersonalRows(db: Database, subscriptionIds: readonly number[]): Promise<PersonalRows> {
  const ids = [...subscriptionIds]
  return personalRows(db, {
    ledger_entries: sql`select to_jsonb(e) as row from ledger_entries e
      where subscription_id = any(${ids}::bigint[]) order by at, id`,
    ledger_lines: sql`select to_jsonb(l) as row from ledger_lines l join ledger_entries e on e.id = l.entry_id
      where e.subscription_id = any(${ids}::bigint[]) order by l.id`,
  })
}
