import type { Publication } from '../../publication/facts/facts.module.ts'
import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { parametersOfSearch, pathOfSearch } from './askedSearch.rule.ts'
import { nameFilters } from './nameFilters.ts'
import { readAskedSearch } from './readAskedSearch.ts'
import { SavedPanel } from './savedPanel.view.tsx'
import { listSavedSearches } from './savedSearches.sql.ts'

/** The account page's part for saved searches, for whoever has one. */
export function createSavedPanel(publication: Publication): AccountPanel {
  return {
    order: 35,
    async render(db, { readerId, words }) {
      const saved = await listSavedSearches(db, readerId)
      const searches = await Promise.all(
        saved.map(async ({ id, search }) => {
          const asked = readAskedSearch(Object.fromEntries(new URLSearchParams(search)))
          if (!asked) return undefined
          const filters = await nameFilters({ words, db, publication }, asked.filters)
          const feed = `/archive/rss.xml?${parametersOfSearch(asked)}`
          return { id, query: asked.query, path: pathOfSearch(asked), feed, filters }
        }),
      )
      const shown = searches.filter((search) => search !== undefined)
      return shown.length > 0 ? <SavedPanel words={words} searches={shown} /> : undefined
    },
  }
}
