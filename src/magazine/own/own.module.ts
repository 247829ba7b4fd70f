import type { Shell } from '../../design/frame/shell.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { createSavedPanel } from './createSavedPanel.tsx'
import { forgetOwnIssues } from './forgetOwnIssues.ts'
import { makeOwnIssue } from './makeOwnIssue.ts'
import type { OwnDeps } from './ownDeps.ts'
import { ownIssueJob } from './ownIssue.job.ts'
import { createOwnIssuePage } from './ownIssue.page.tsx'
import { deleteOwnIssue, listOwnIssueRows } from './ownIssues.sql.ts'
import { createSavedPage } from './saved.page.tsx'
import { countSaved, deleteAllSaved, listSavedRows } from './saved.sql.ts'

export type { OwnBinding } from './ownDeps.ts'

/** What readers put aside, and the issue that they make of it. */
export function createOwn(platform: Platform, given: Omit<OwnDeps, keyof Platform>) {
  const deps: OwnDeps = { ...platform, ...given }
  platform.jobs.handle(ownIssueJob, (order, { signal }) => makeOwnIssue(deps, order, signal))
  // It stands by the reader's number: a new address changes nothing.
  const saved: PersonalDataHolder = {
    name: 'savedArticles',
    facts: (from, { readerId }) => countSaved(from, readerId),
    everything: async (from, { readerId }) => ({
      ...(await listSavedRows(from, readerId)),
      ...(await listOwnIssueRows(from, readerId)),
    }),
    async erase(tx, { readerId }) {
      await deleteAllSaved(tx, readerId)
      await deleteOwnIssue(tx, readerId)
    },
  }
  return {
    pages: (shell: Shell) => ({ saved: createSavedPage(deps, shell), ownIssue: createOwnIssuePage(deps, shell) }),
    accountPanels: [createSavedPanel()],
    personalData: [saved],
    dueWork: [forgetOwnIssues],
  }
}
