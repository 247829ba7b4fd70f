import type { DatabaseTransaction } from '../../platform/database.ts'
import { type Errand, listPeopleOf } from './errands.sql.ts'
import { giveErrand } from './giveErrand.ts'

/** Tells everybody whose article it is at the desk, those who have it and its authors, and these `besides`; each once. */
export async function tellPeopleOf(
  tx: DatabaseTransaction,
  { besides = [], ...errand }: Omit<Errand, 'staffId'> & { besides?: readonly number[] },
  now: Temporal.Instant,
): Promise<void> {
  const people = new Set([...(await listPeopleOf(tx, errand.articleId)), ...besides])
  for (const staffId of people) await giveErrand(tx, { ...errand, staffId }, now)
}
