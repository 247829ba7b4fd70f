import type { Shell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import type { CatalogDeps } from './catalogDeps.ts'
import { createTokenPanel } from './createTokenPanel.tsx'
import { createOpdsEndpoint } from './opds.endpoint.ts'
import { createTokenPage } from './token.page.tsx'
import { deleteTokens, listTokenRows, tokenSince } from './tokens.sql.ts'

export type { ReleasedIssues } from './catalogDeps.ts'
export { endReadingTokens } from './tokens.sql.ts'

/** The issues as reading machines ask for them (OPDS), and what those machines name themselves by. */
export function createCatalog(platform: Platform, given: Omit<CatalogDeps, keyof Platform>) {
  const deps: CatalogDeps = { ...platform, ...given }
  const tokens: PersonalDataHolder = {
    name: 'readingMachines',
    facts: async (from, { readerId }) => ({ since: (await tokenSince(from, readerId))?.toString() ?? null }),
    everything: (from, { readerId }) => listTokenRows(from, readerId),
    erase: (tx, { readerId }) => deleteTokens(tx, readerId),
  }
  return {
    pages: (shell: Shell) => ({ catalogToken: createTokenPage(deps, shell) }),
    endpoints: { opds: createOpdsEndpoint(deps) },
    accountPanels: [createTokenPanel(deps)],
    personalData: [tokens],
  }
}
