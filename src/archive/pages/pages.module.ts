import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { createArchivePage } from './archive.page.tsx'
import type { ArchiveDeps } from './archiveDeps.ts'
import { createSavedPanel } from './createSavedPanel.tsx'
import { createSavedSearchesPage } from './savedSearches.page.tsx'
import { deleteSavedSearches, listSavedSearches, listSavedSearchRows } from './savedSearches.sql.ts'
import { createSearchFeed } from './searchFeed.endpoint.ts'
import { createSuggestionsEndpoint } from './suggestions.endpoint.ts'

/** The archive as readers meet it: searched, as a feed, and what they keep of it. */
export function createArchivePages(platform: Platform, deps: Omit<ArchiveDeps, keyof Platform>) {
  const all = { ...platform, ...deps }
  // They stand by the reader's number: a new address changes nothing.
  const saved: PersonalDataHolder = {
    name: 'savedSearches',
    facts: async (from, { readerId }) => (await listSavedSearches(from, readerId)).map(({ search }) => search),
    everything: (from, { readerId }) => listSavedSearchRows(from, readerId),
    erase: (tx, { readerId }) => deleteSavedSearches(tx, readerId),
  }
  return {
    pages: (shell: PageShell) => ({
      archive: createArchivePage({ ...all, pages: shell }),
      savedSearches: createSavedSearchesPage({ ...all, shell }),
    }),
    endpoints: { archiveFeed: createSearchFeed(all), archiveSuggestions: createSuggestionsEndpoint(all) },
    accountPanels: [createSavedPanel(all)],
    personalData: [saved],
  }
}
