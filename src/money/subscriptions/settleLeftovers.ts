import type { DueWork } from '../../platform/dueWork.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { claimDue, countDue, earliestDue, listDue } from './due.sql.ts'
import { ProviderUnanswered } from './provider.ts'
import { settleSubscription } from './settleSubscription.ts'

/** The job settles at once; this does it again where the job was lost or the provider stayed silent. */
export function settleLeftovers(deps: SubscriptionsDeps): DueWork {
  return {
    name: 'undo second subscriptions and second trials',
    nextDue: (db) => earliestDue(db, 'settle_at'),
    countDue: (db, now) => countDue(db, 'settle_at', now),
    async runDue(db, now) {
      let done = 0
      for (const id of await listDue(db, 'settle_at', now)) {
        if (!(await claimDue(db, 'settle_at', id, now, now.add({ minutes: 1 })))) continue
        try {
          await settleSubscription(deps, id)
        } catch (error) {
          if (!(error instanceof ProviderUnanswered)) throw error
          deps.log.warn({ subscription: id, err: error.message }, 'the payment provider did not answer')
        }
        done++
      }
      return done
    },
  }
}
