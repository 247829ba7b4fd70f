import type { Shell } from '../../design/frame/shell.ts'
import { isBefore } from '../../platform/calendar.ts'
import type { DatabaseTransaction } from '../../platform/database.ts'
import type { Platform } from '../../platform/platform.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import type { ReleasedIssue } from '../book/book.module.ts'
import { createEReaderPanel } from './createEReaderPanel.tsx'
import { deliverIssue } from './deliverIssue.ts'
import { deleteDeliveries } from './deliveries.sql.ts'
import { issueOut, issueToReader } from './delivery.job.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { createEReaderPage } from './eReader.page.tsx'
import { deleteEReader, findEReader, listEReaderRows } from './eReaders.sql.ts'
import { sendIssue } from './sendIssue.ts'

export type { DeliveredIssues } from './deliveryDeps.ts'
export { endUnconfirmed } from './eReaders.sql.ts'

const NEWS_HOURS = 24

/** How issues come to their readers by mail: a letter to each subscriber, and a file to whoever has it sent. */
export function createDelivery(platform: Platform, given: Omit<DeliveryDeps, keyof Platform>) {
  const deps: DeliveryDeps = { ...platform, ...given }
  platform.jobs.handle(issueOut, ({ date }, { signal }) => deliverIssue(deps, date, signal))
  platform.jobs.handle(issueToReader, (order) => sendIssue(deps, order))
  const personalData: PersonalDataHolder = {
    name: 'eReader',
    facts: async (from, { readerId }) => (await findEReader(from, readerId))?.email ?? null,
    everything: (from, { readerId }) => listEReaderRows(from, readerId),
    // An address of their own that moves: files go to where they were, which is still theirs to change.
    async erase(tx, { readerId }) {
      await deleteDeliveries(tx, readerId)
      await deleteEReader(tx, readerId)
    },
  }
  return {
    /** Within the transaction of the release: whatever follows happens exactly if that commits. */
    async released(tx: DatabaseTransaction, { date, releasedAt }: Pick<ReleasedIssue, 'date' | 'releasedAt'>) {
      // A publication that begins with a past tells nobody of it.
      const isNews = isBefore(platform.clock.now(), releasedAt.add({ hours: NEWS_HOURS }))
      if (isNews) await platform.jobs.enqueue(tx, issueOut, { date })
    },
    pages: (shell: Shell) => ({ eReader: createEReaderPage(deps, shell) }),
    accountPanels: [createEReaderPanel(deps)],
    personalData: [personalData],
  }
}
