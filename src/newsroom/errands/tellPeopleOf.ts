import type { DatabaseTransaction } from '../../platform/database.ts'
import { type Errand, listPeopleOf } from './errands.sql.ts'
import { giveErrand } from './giveErrand.ts'

/** Tells everybody whose article it is at the desk: those who have it, and its authors. */
export async function tellPeopleOf(
  tx: DatabaseTransaction,
  errand: Omit<Errand, 'staffId'>,
  now: Temporal.Instant,
): Promise<void> {
  for (const staffId of await listPeopleOf(tx, errand.articleId)) await giveErrand(tx, { ...errand, staffId }, now)
}
