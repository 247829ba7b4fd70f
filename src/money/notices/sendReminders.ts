import { isBefore } from '../../platform/calendar.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import {
  claimDue,
  countDue,
  type Dunning,
  earliestDue,
  findPaying,
  findSubscription,
  graceEnd,
  listDue,
  nextDunning,
  nextReminder,
  type Reminder,
} from '../subscriptions/subscriptions.module.ts'
import { mailReader, type NoticeDeps } from './mailReader.ts'

/**
 * Seven days before a first charge and before a yearly one, the reader is told what will be charged, and when; while a
 * payment is owed, how long they may read.
 */
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
          await claimDue(db, 'remind_at', id, now.add(AGAIN), now)
        }
      }
      return sent
    },
  }
}

const AGAIN = { hours: 1 }

function sendReminder(deps: NoticeDeps, db: Database, id: number, now: Temporal.Instant): Promise<boolean> {
  const { zone } = deps.publication()
  return inTransaction(db, async (tx) => {
    const subscription = await findSubscription(tx, id)
    if (!subscription) return false
    const facts = { ...subscription, setAside: subscription.setAside !== undefined }
    // Whoever has subscribed anew since owes nothing for what was given up, and has nothing to lose.
    const isReplaced = facts.state === 'ended' && (await findPaying(tx, subscription.readerId)) !== undefined
    const dunning = isReplaced ? undefined : nextDunning(facts, now, zone)
    // Moved on and told in one transaction: whoever finds it moved on finds it told.
    if (!(await claimDue(tx, 'remind_at', id, dunning?.then?.at, now))) return false
    const notice = noticeOf(dunning?.due ?? nextReminder(facts, zone), graceEnd(facts, zone), now)
    if (notice) await mailReader(deps, tx, subscription, notice)
    return notice !== undefined
  })
}

/** Held back beyond the charge, or the end, it would announce what has happened; another mail has told that. */
function noticeOf(due: Dunning | Reminder | undefined, graceEnd: Temporal.Instant, now: Temporal.Instant) {
  switch (due?.kind) {
    case 'trial-ending':
    case 'renewal':
      return isBefore(now, due.chargedAt) ? { kind: due.kind, chargedAt: due.chargedAt } : undefined
    case 'payment-failed':
      return isBefore(now, graceEnd) ? { kind: due.kind, day: due.day } : undefined
    case 'ended':
      return { kind: due.kind }
    case undefined:
      return undefined
  }
}
