import { newestMonthsOf } from './newestMonthsOf.ts'
import type { SearchPlan } from './planSearch.ts'
import type { Cursor, Match } from './search.sql.ts'

/** Where so much is found that the newest will do, only their months are asked for. */
export function narrowToNewest(plan: SearchPlan, wanted: number, before?: Cursor): Match | undefined {
  const months = newestMonthsOf(plan, wanted, before)
  return months === undefined ? undefined : { ...plan.match, loose: [...plan.match.loose, months] }
}
