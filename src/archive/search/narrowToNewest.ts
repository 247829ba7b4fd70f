import { lexeme } from '../index/index.module.ts'
import { MOST_MONTHS, newestMonths } from './plan.rule.ts'
import type { SearchPlan } from './planSearch.ts'
import type { Cursor, Match } from './search.sql.ts'
import { anyOf } from './tsquery.rule.ts'

/** Where so much is found that the newest will do, only their months are asked for. */
export function narrowToNewest(plan: SearchPlan, wanted: number, before?: Cursor): Match | undefined {
  const month = before && lexeme.month(before.published)
  const months = newestMonths(plan.time, { expected: plan.expected, wanted, before: month })
  if (!months || months.length > MOST_MONTHS || months.length === 0) return undefined
  return { ...plan.match, loose: `${plan.match.loose} & ${anyOf(months)}` }
}
