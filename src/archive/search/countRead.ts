import type { Counted, ReadDocument } from './search.sql.ts'

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
