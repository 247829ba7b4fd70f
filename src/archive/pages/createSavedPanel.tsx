import { isOutOfTime } from '../../platform/errors.ts'
import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import type { SearchAnswer, SearchReach } from '../search/search.module.ts'
import type { ArchiveDeps } from './archiveDeps.ts'
import { type AskedSearch, parametersOfSearch, pathOfSearch } from './askedSearch.rule.ts'
import { nameFilters } from './nameFilters.ts'
import { readAskedSearch } from './readAskedSearch.ts'
import { SavedPanel } from './savedPanel.view.tsx'
import { listSavedSearches } from './savedSearches.sql.ts'
import { COUNTS } from './searchLimits.ts'

/** An account page waits no longer for its numbers: the searches after that stand without one. */
const MOST_MS = 300

type Deps = Pick<ArchiveDeps, 'publication' | 'search' | 'paywall' | 'limits'>

/** The account page's part for saved searches, for whoever has one: each with what came since they last looked. */
export function createSavedPanel({ publication, search, paywall, limits }: Deps): AccountPanel {
  return {
    order: 35,
    async render(db, { readerId, session, words }) {
      const saved = await listSavedSearches(db, readerId)
      if (saved.length === 0) return undefined
      const reach = (await paywall.readsEverything(session)) ?? 'open'
      const until = performance.now() + MOST_MS
      const searches = []
      for (const { id, search: kept, lookedAt } of saved) {
        const asked = readAskedSearch(Object.fromEntries(new URLSearchParams(kept)))
        if (!asked) continue
        const mayCount = performance.now() < until && limits.allowsHere(COUNTS, String(readerId))
        searches.push({
          id,
          query: asked.query,
          path: pathOfSearch(asked),
          feed: `/archive/rss.xml?${parametersOfSearch(asked)}`,
          filters: await nameFilters({ words, db, publication }, asked.filters),
          isNew: mayCount ? await countNew(asked, { reach, since: lookedAt, language: words.locale }) : undefined,
        })
      }
      return searches.length > 0 ? <SavedPanel words={words} searches={searches} /> : undefined
    },
  }

  async function countNew(
    { query, filters, asTyped }: AskedSearch,
    by: { reach: SearchReach; since: Temporal.Instant; language: string },
  ): Promise<SearchAnswer['count'] | undefined> {
    try {
      return await search.countNew({ query, filters, asTyped, ...by })
    } catch (error) {
      // An account is more than the number beside a search.
      if (isOutOfTime(error)) return undefined
      throw error
    }
  }
}
