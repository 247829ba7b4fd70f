import type { Database } from '../../platform/database.ts'
import { type CountryCount, countArticlesByCountry } from './articles.sql.ts'

/** How many articles come from each country: counted whole once, then only for the countries that have changed. */
export type CountryCounts = {
  /** By code; each group of variants counted once. */
  list(): Promise<readonly CountryCount[]>
  /** Changes after the counts have, at most once a minute: a page is not made anew for one article more. */
  version(): number
}

const MINUTE_MS = 60_000

export function createCountryCounts(
  db: Database,
): CountryCounts & { touch(countries: readonly string[] | undefined): void } {
  let counts: Map<string, number> | undefined
  let stale = new Set<string>()
  let counting: Promise<readonly CountryCount[]> | undefined
  let version = 0
  /** Counts up when something has changed of which nobody knows what it was. */
  let unknown = 0
  let changed = false
  let changedAt = Number.NEGATIVE_INFINITY

  const inOrder = (known: Map<string, number>) =>
    [...known].map(([code, articles]) => ({ code, articles })).sort((a, b) => (a.code < b.code ? -1 : 1))

  async function count(): Promise<readonly CountryCount[]> {
    const codes = counts && [...stale]
    const known = counts ?? new Map<string, number>()
    const before = unknown
    stale = new Set()
    try {
      const found = await countArticlesByCountry(db, codes)
      for (const code of codes ?? []) known.delete(code)
      for (const { code, articles } of found) known.set(code, articles)
      if (unknown === before) counts = known
      return inOrder(known)
    } catch (error) {
      for (const code of codes ?? []) stale.add(code)
      throw error
    } finally {
      counting = undefined
    }
  }

  return {
    list() {
      if (counting) return counting
      if (counts && stale.size === 0) return Promise.resolve(inOrder(counts))
      counting = count()
      return counting
    },
    version() {
      if (changed && performance.now() - changedAt > MINUTE_MS) {
        changed = false
        changedAt = performance.now()
        version++
      }
      return version
    },
    touch(countries) {
      changed ||= countries?.length !== 0
      if (countries) for (const code of countries) stale.add(code)
      else {
        counts = undefined
        unknown++
      }
    },
  }
}
