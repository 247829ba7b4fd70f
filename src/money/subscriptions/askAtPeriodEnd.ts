import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { claimDue, claimPublisherWarning, countDue, earliestDue, listDue, markUnanswered } from './due.sql.ts'
import { ASK_AGAIN_HOURS, isCollecting, WARN_PUBLISHER_AFTER_HOURS } from './dueDates.rule.ts'
import { ProviderUnanswered } from './provider.ts'
import { findSubscription } from './subscriptions.sql.ts'
import { takeOverSubscription } from './takeOverSubscription.ts'

/** Where what we know of a subscription ends, the provider is asked how it goes on; hourly, until it says. */
export function askAtPeriodEnd(deps: SubscriptionsDeps): DueWork {
  return {
    name: 'ask the payment provider at the end of a period',
    nextDue: (db) => earliestDue(db, 'ask_at'),
    countDue: (db, now) => countDue(db, 'ask_at', now),
    async runDue(db, now) {
      let done = 0
      for (const id of await listDue(db, 'ask_at', now)) {
        if (await claimDue(db, 'ask_at', id, now, now.add({ hours: ASK_AGAIN_HOURS }))) {
          await ask(deps, db, id, now)
          done++
        }
      }
      return done
    },
  }
}

async function ask(deps: SubscriptionsDeps, db: Database, id: number, now: Temporal.Instant) {
  const subscription = await findSubscription(db, id)
  if (!subscription) return
  try {
    const taken = await takeOverSubscription(deps, subscription.providerId, 'question')
    if (taken.kind === 'taken') {
      if (isCollecting(taken.subscription)) await deps.gateway.bookPayments(db, taken.subscription)
      return
    }
  } catch (error) {
    if (!(error instanceof ProviderUnanswered)) throw error
    deps.log.warn({ subscription: id, err: error.message }, 'the payment provider did not answer')
  }
  await inTransaction(db, async (tx) => {
    const since = await markUnanswered(tx, id, now)
    const silentHours = now.since(since).total('hours')
    if (silentHours < WARN_PUBLISHER_AFTER_HOURS || !(await claimPublisherWarning(tx, id, now))) return
    await raiseAlarm(deps, tx, {
      code: 'provider-silent',
      subject: `${subscription.providerId} since ${since}`,
      detail: { subscription: id, since: since.toString() },
    })
  })
}
