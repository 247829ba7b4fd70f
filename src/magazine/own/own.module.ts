import type { Shell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { createSavedPanel } from './createSavedPanel.tsx'
import type { OwnDeps } from './ownDeps.ts'
import { createSavedPage } from './saved.page.tsx'
import { countSaved, deleteAllSaved, listSavedRows } from './saved.sql.ts'

/** What readers put aside, and the issue that they make of it. */
export function createOwn(platform: Platform, given: Omit<OwnDeps, keyof Platform>) {
  const deps: OwnDeps = { ...platform, ...given }
  // It stands by the reader's number: a new address changes nothing.
  const saved: PersonalDataHolder = {
    name: 'savedArticles',
    facts: (from, { readerId }) => countSaved(from, readerId),
    everything: (from, { readerId }) => listSavedRows(from, readerId),
    erase: (tx, { readerId }) => deleteAllSaved(tx, readerId),
  }
  return {
    pages: (shell: Shell) => ({ saved: createSavedPage(deps, shell) }),
    accountPanels: [createSavedPanel()],
    personalData: [saved],
  }
}
