import type { Shell } from '../../design/frame/shell.ts'
import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { showSubscriptionPanel } from './showSubscriptionPanel.tsx'
import { createSubscriptionPage } from './subscription.page.tsx'

/** Where a reader sees their subscription, cancels it and takes it up again. */
export function createSubscriptionAccount(deps: SubscriptionsDeps) {
  const panel: AccountPanel = {
    order: 10,
    render: (db, { readerId, words, now }) => showSubscriptionPanel(db, readerId, words, deps.publication().zone, now),
  }
  return {
    pages: (shell: Shell) => ({ subscription: createSubscriptionPage({ ...deps, shell }) }),
    accountPanels: [panel],
  }
}
