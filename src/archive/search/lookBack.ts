import { narrowToNewest } from './narrowToNewest.ts'
import type { SearchPlan } from './planSearch.ts'
import type { Cursor, Looked, Match } from './search.sql.ts'

/** In the newest months, if there are enough of them; else in all. */
export async function lookBack<Document>(
  plan: SearchPlan,
  { limit, before }: { limit: number; before: Cursor | undefined },
  look: (match: Match) => Promise<Looked<Document>>,
): Promise<Looked<Document>> {
  const newest = narrowToNewest(plan, limit, before)
  const looked = newest && (await look(newest))
  return looked && !looked.isEnd ? looked : look(plan.match)
}
