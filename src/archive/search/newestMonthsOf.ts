import { lexeme, MONTH } from '../index/index.module.ts'
import { byYears, newestMonths } from './plan.rule.ts'
import type { SearchPlan } from './planSearch.ts'
import type { Cursor } from './search.sql.ts'
import { anyOf } from './tsquery.rule.ts'

/** The newest months in which so many are to be expected, as a query; undefined: there are no more than that. */
export function newestMonthsOf(plan: SearchPlan, wanted: number, before?: Cursor): string | undefined {
  const month = before && lexeme.month(before.published)
  const months = newestMonths(plan.time, { expected: plan.expected, wanted, before: month })
  if (!months || months.length === 0) return undefined
  return anyOf(byYears(months, { month: (text) => `${MONTH}${text}`, year: lexeme.year }))
}
