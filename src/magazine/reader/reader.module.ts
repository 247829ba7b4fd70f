import type { PageShell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { createIssuePanel } from './createIssuePanel.tsx'
import { createIssueFileEndpoint } from './issueFile.endpoint.ts'
import { KeptPanel } from './kept.view.tsx'
import { createMagazinePages } from './magazine.page.tsx'
import { createOfflineEndpoints } from './offline.endpoint.ts'
import type { ReaderDeps } from './readerDeps.ts'

export { MAGAZINE_PATH } from './address.rule.ts'
export { Piece } from './piece.view.tsx'
export type { ReleasedIssues } from './readerDeps.ts'

/** The magazine as its readers have it: the shelf, an issue, its parts, its files, and copies that their browsers keep. */
export function createMagazineReader(platform: Platform, deps: Omit<ReaderDeps, keyof Platform>) {
  const all = { ...platform, ...deps }
  const keptPanel: AccountPanel = {
    order: 37,
    islands: ['magazineKept'],
    render: async (_, { words }) => KeptPanel({ words }),
  }
  return {
    pages: (shell: PageShell) => ({ magazine: createMagazinePages({ ...all, pages: shell }) }),
    endpoints: {
      issueFile: createIssueFileEndpoint(all),
      magazineOffline: createOfflineEndpoints(all),
    },
    accountPanels: [createIssuePanel(all), keptPanel],
  }
}
