import type { Asking } from './asking.ts'
import { lookBack } from './lookBack.ts'
import type { SearchPlan } from './planSearch.ts'
import { type Cursor, type Looked, type ReadDocument, readNewest } from './search.sql.ts'

/** Documents that are read before it is asked how long that took. */
const READ_AT_ONCE = 200
/** So long one search may read: what others ask meanwhile waits for it. */
const READ_MS = 20
/** So many are more than a page. */
const ENOUGH = 60

/**
 * The newest in which exact words stand, or what of a script without spaces follows each other: looked up in the
 * documents that have all of the words, newest first, until there is enough for a page or time is up. Then `last` says
 * where to go on, and what is counted of them is a floor.
 */
export async function lookExactly(
  asking: Asking,
  plan: SearchPlan,
  strict: string,
  from: Cursor | undefined,
): Promise<Looked<ReadDocument>> {
  const began = performance.now()
  const found: ReadDocument[] = []
  let before = from
  for (;;) {
    const where = { limit: READ_AT_ONCE, before, zone: asking.zone }
    const looked = await lookBack(plan, where, (match) =>
      readNewest(asking.tx, { ...match, strict, about: plan.about ?? [strict] }, where),
    )
    found.push(...looked.found)
    before = looked.last ?? before
    const isOver = found.length >= ENOUGH || performance.now() - began > READ_MS
    if (looked.isEnd || isOver) return { found, last: before, isEnd: looked.isEnd }
  }
}
