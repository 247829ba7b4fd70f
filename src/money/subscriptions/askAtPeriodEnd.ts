import { inTransaction } from '../../platform/database.ts'
import { WorkerStopped } from '../../platform/jobs.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { claimPublisherWarning, markUnanswered } from './due.sql.ts'
import { isCollecting, WARN_PUBLISHER_AFTER_HOURS } from './dueDates.rule.ts'
import { isGraceOver } from './ending.rule.ts'
import { endSubscription } from './endSubscription.ts'
import { ProviderUnanswered } from './provider.ts'
import { findSubscription } from './subscriptions.sql.ts'
import { syncSubscription } from './syncSubscription.ts'

/**
 * Where what we know of a subscription ends, the provider is asked how it goes on, and what it says is taken over.
 * Silence is an outcome: it is written down, after hours of it the publisher is warned, and the column asks again; but a
 * payment is owed for no longer than our own grace. A worker that stops has not met with silence; then this throws, and the job is begun again. `deps.gateway` heeds `signal`.
 */
export async function askAtPeriodEnd(deps: SubscriptionsDeps, id: number, signal: AbortSignal): Promise<void> {
  const { db } = deps
  const subscription = await findSubscription(db, id)
  if (!subscription) return
  try {
    const taken = await syncSubscription(deps, subscription.providerId, 'question')
    if (taken.kind === 'taken') {
      if (isCollecting(taken.subscription)) await deps.gateway.bookPayments(db, taken.subscription)
      return
    }
  } catch (error) {
    if (!(error instanceof ProviderUnanswered) || signal.reason instanceof WorkerStopped) throw error
    deps.log.warn({ subscription: id, err: error.message }, 'the payment provider did not answer')
  }
  const now = deps.clock.now()
  await inTransaction(db, async (tx) => {
    await deps.readers.lock(tx, subscription.readerId)
    const known = await findSubscription(tx, id)
    if (known && isGraceOver(known, now, deps.publication().zone)) {
      return endSubscription(deps, tx, id, { because: 'unpaid', cause: 'silence' })
    }
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
