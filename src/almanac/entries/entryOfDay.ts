import type { Database } from '../../platform/database.ts'
import { listEntriesOfDay } from './entries.sql.ts'
import type { AlmanacEntry, MonthDay } from './entry.ts'
import { chooseLead } from './lead.rule.ts'

/**
 * The entry that stands for a day in this year: on its page, on the front, below articles and in a letter alike. Of the
 * checked ones that in the first of these languages, by `lead.rule.ts`. Undefined: the day has none.
 */
export async function entryOfDay(
  db: Database,
  day: MonthDay,
  options: { year: number; languages: readonly string[] },
): Promise<AlmanacEntry | undefined> {
  return chooseLead(await listEntriesOfDay(db, day, 'checked'), options)
}
