import { isBefore } from '../../platform/calendar.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import {
  claimDue,
  countDue,
  earliestDue,
  findSubscription,
  listDue,
  nextReminder,
} from '../subscriptions/subscriptions.module.ts'
import { mailReader, type NoticeDeps } from './mailReader.ts'

/** Seven days before a first charge and before a yearly one, the reader is told what will be charged, and when. */
export function sendReminders(deps: NoticeDeps): DueWork {
  return {
    name: 'remind readers before money moves',
    nextDue: (db) => earliestDue(db, 'remind_at'),
    countDue: (db, now) => countDue(db, 'remind_at', now),
    async runDue(db, now) {
      let sent = 0
      for (const id of await listDue(db, 'remind_at', now)) {
        try {
          if (await sendReminder(deps, db, id, now)) sent++
        } catch (error) {
          if (isDatabaseAway(error)) throw error
          // One that cannot be written must not keep all others from hearing of their charge.
          deps.log.error({ subscription: id, err: (error as Error).message }, 'a reminder has to wait')
          await claimDue(db, 'remind_at', id, now, now.add(AGAIN))
        }
      }
      return sent
    },
  }
}

const AGAIN = { hours: 1 }

function sendReminder(deps: NoticeDeps, db: Database, id: number, now: Temporal.Instant): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    // Cleared and told in one transaction: whoever finds it cleared finds it told.
    if (!(await claimDue(tx, 'remind_at', id, now, undefined))) return false
    const subscription = await findSubscription(tx, id)
    if (!subscription) return false
    const facts = { ...subscription, setAside: subscription.setAside !== undefined }
    const reminder = nextReminder(facts, deps.publication().zone)
    // Held back beyond the charge, it would announce what has happened; the receipt has told that.
    if (!reminder || !isBefore(now, reminder.chargedAt)) return false
    await mailReader(deps, tx, subscription, { kind: reminder.kind, chargedAt: reminder.chargedAt })
    return true
  })
}
