import type { AccountPanel } from '../../readers/accounts/accounts.module.ts'
import { lastDelivery } from './deliveries.sql.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { EReaderPanel, UnprovenEReaderPanel } from './eReader.view.tsx'
import { findEReader } from './eReaders.sql.ts'
import { senderOf } from './senderOf.ts'

/** The account page's part for issues as files: for subscribers, and for whoever has an address to take back. */
export function createEReaderPanel(deps: DeliveryDeps): AccountPanel {
  return {
    order: 31,
    async render(db, { readerId, email, addressConfirmed, words, now }) {
      const eReader = await findEReader(db, readerId)
      if (!eReader && !(await deps.subscriberUntil(readerId, now))) return undefined
      if (!addressConfirmed) return <UnprovenEReaderPanel words={words} email={email} />
      return (
        <EReaderPanel
          words={words}
          sender={senderOf(deps)}
          typed={eReader?.email ?? ''}
          eReader={eReader}
          last={await lastDelivery(db, readerId)}
          hasIssue={(await deps.issues.listReleased()).length > 0}
        />
      )
    },
  }
}
