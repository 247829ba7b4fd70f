import type { Asking } from './asking.ts'
import { lookBack } from './lookBack.ts'
import type { SearchPlan } from './planSearch.ts'
import { type Counted, type Cursor, type Looked, type ReadDocument, readNewest } from './search.sql.ts'

/** Documents that are read before it is asked how long that took. */
const READ_AT_ONCE = 300
/** So long one search may read: what others ask meanwhile waits for it. */
const READ_MS = 25
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
      readNewest(asking.tx, { ...match, strict, about: plan.about ?? strict }, where),
    )
    found.push(...looked.found)
    before = looked.last ?? before
    const isOver = found.length >= ENOUGH || performance.now() - began > READ_MS
    if (looked.isEnd || isOver) return { found, last: before, isEnd: looked.isEnd }
  }
}

/** The same sums as `countFound` asks of the database. */
export function countRead(found: readonly ReadDocument[]): Counted[] {
  const groups = new Map<string, Set<number>>()
  const add = (facet: string, value: string | number | null, groupId: number) => {
    if (value === null) return
    const key = JSON.stringify([facet, String(value)])
    const seen = groups.get(key) ?? new Set()
    groups.set(key, seen.add(groupId))
  }
  for (const { groupId, section, source, language, places, year } of found) {
    add('groups', '', groupId)
    add('section', section, groupId)
    add('source', source, groupId)
    add('language', language, groupId)
    add('year', year, groupId)
    for (const place of places) add('place', place, groupId)
  }
  return [...groups]
    .map(([key, { size }]) => {
      const [facet, value] = JSON.parse(key) as [string, string]
      return { facet, value, count: size }
    })
    .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}
