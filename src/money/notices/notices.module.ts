import { entitlementOf, type ReaderNotices } from '../subscriptions/subscriptions.module.ts'
import { mailReader, type NoticeDeps } from './mailReader.ts'
import { sendReminders } from './sendReminders.ts'
import { mailOfUndoing, mailsOfStep } from './whichMail.rule.ts'

/** What readers are written about their subscription. */
export function createNotices(deps: NoticeDeps) {
  const readerNotices: ReaderNotices = {
    async changed(tx, before, after) {
      const facts = { ...after, setAside: after.setAside !== undefined }
      const { subscriber } = entitlementOf(facts, deps.clock.now(), deps.publication().zone)
      for (const kind of mailsOfStep(before, after, subscriber)) await mailReader(deps, tx, after, { kind })
    },
    paid: (tx, subscription, receipt) => mailReader(deps, tx, subscription, { kind: 'receipt', receipt }),
    async undone(tx, subscription, refunded) {
      const kind = mailOfUndoing(subscription.setAside)
      if (kind) await mailReader(deps, tx, subscription, kind === 'surplus' ? { kind, refunded } : { kind })
    },
  }
  return { ...readerNotices, dueWork: [sendReminders(deps)] }
}
