import { LRUCache } from 'lru-cache'
import type { Database } from '../../platform/database.ts'
import { findNamed, groupsOfSlugs } from './letterPasses.sql.ts'
import { namedSlugs } from './namedSlugs.rule.ts'

/** The article groups that letters name, remembered for a while: a letter may be corrected while it is read. */
export type NamedGroups = {
  /** undefined: not in memory. */
  known(letterId: number): ReadonlySet<number> | undefined
  load(letterId: number): Promise<ReadonlySet<number>>
}

const MOST_REMEMBERED = 500
const REMEMBERED_MS = 60_000

export function createNamedGroups(db: Database, origin: string): NamedGroups {
  const remembered = new LRUCache<number, ReadonlySet<number>>({ max: MOST_REMEMBERED, ttl: REMEMBERED_MS })
  return {
    known: (letterId) => remembered.get(letterId),
    async load(letterId) {
      const before = remembered.get(letterId)
      if (before) return before
      const { groupIds, links } = await findNamed(db, letterId)
      const groups = new Set([...groupIds, ...(await groupsOfSlugs(db, namedSlugs(links, origin)))])
      remembered.set(letterId, groups)
      return groups
    },
  }
}
