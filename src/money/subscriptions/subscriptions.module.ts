import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import { isHeld } from '../../platform/hold.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import { askAtPeriodEnd } from './askAtPeriodEnd.ts'
import { claimDueSubscriptions } from './claimDueSubscriptions.ts'
import type { SubscriptionsDeps } from './deps.ts'
import type { Entitlement } from './entitlement.rule.ts'
import { eraseHeldRows } from './eraseHeldRows.ts'
import { findEntitlement } from './findEntitlement.ts'
import { forgetTrials } from './forgetTrials.ts'
import { listHeldRows } from './heldRows.sql.ts'
import { moveHeldRows } from './moveHeldRows.ts'
import type { Receipt } from './ports.ts'
import { recordFullRefund } from './recordFullRefund.ts'
import { recordPayment } from './recordPayment.ts'
import { releaseReader } from './releaseReader.ts'
import { settleSubscription } from './settleSubscription.ts'
import { showReaderSubscription } from './showReaderSubscription.ts'
import type { Subscription } from './subscription.ts'
import { addressChanged, lookForPayments, periodEnded, settleSetAside } from './subscriptions.job.ts'
import { findSubscription, listOfReader } from './subscriptions.sql.ts'
import { type TakenOverOutcome, takeOverSubscription } from './takeOverSubscription.ts'
import { tellProviderAddress } from './tellProviderAddress.ts'

export type { CommandOutcome } from './askOfProvider.ts'
export { cancelSubscription } from './cancelSubscription.ts'
export type { SubscriptionPageDeps, SubscriptionsDeps } from './deps.ts'
export { claimDue, countDue, earliestDue, listDue } from './due.sql.ts'
export { isCollecting, nextReminder, REMIND_DAYS_BEFORE } from './dueDates.rule.ts'
export { GRACE_DAYS } from './entitlement.rule.ts'
export type { Checkouts, ReaderNotices, Receipt } from './ports.ts'
export {
  type CheckoutOrder,
  type FoundSubscription,
  type PaymentGateway,
  type ProviderCheckout,
  ProviderUnanswered,
} from './provider.ts'
export { resumeSubscription } from './resumeSubscription.ts'
export type { State } from './states.rule.ts'
export { mayAskFor } from './states.rule.ts'
export type { Subscription } from './subscription.ts'
export { findPaying, findSubscription, hasHadTrial, listOfReader } from './subscriptions.sql.ts'
export { takeOverSubscription } from './takeOverSubscription.ts'
export { trialDaysOnOffer } from './trial.rule.ts'

export type Subscriptions = {
  /** What a reader may read now as a subscriber, and until when if nothing more is heard. Every change is announced. */
  entitlementsOf(db: Database, readerId: number, now: Temporal.Instant): Promise<Entitlement>
  /** Asks the provider and takes over what it says; throws `ProviderUnanswered`. */
  takeOverSubscription(providerId: string, cause: string): Promise<TakenOverOutcome>
  findSubscription(db: Database, id: number): Promise<Subscription | undefined>
  /** For billing, within the transaction that books: what was paid opens, and is receipted. */
  recordPayment(tx: DatabaseTransaction, subscription: Subscription, receipt: Receipt): Promise<void>
  recordFullRefund(tx: DatabaseTransaction, subscription: Subscription, coveredUntil: Temporal.Instant): Promise<void>
  /** All that a reader ever had. */
  subscriptionIdsOf(db: Database, readerId: number): Promise<number[]>
  raiseAlarm(
    tx: DatabaseTransaction,
    alarm: { code: string; subject: string; detail: Record<string, unknown> },
  ): Promise<void>
}

export function createSubscriptions(deps: SubscriptionsDeps) {
  const zone = () => deps.publication().zone
  const within = (signal: AbortSignal | undefined) => (signal ? { ...deps, gateway: deps.gateway.until(signal) } : deps)
  deps.jobs.handle(periodEnded, ({ subscriptionId }, { signal }) =>
    askAtPeriodEnd(within(signal), subscriptionId, signal),
  )
  deps.jobs.handle(settleSetAside, async ({ subscriptionId }, { signal }) => {
    // What is to be undone stays due in its column, and is found there once somebody has released the restore.
    if (!(await isHeld(deps.db))) await settleSubscription(within(signal), subscriptionId)
  })
  deps.jobs.handle(lookForPayments, async ({ subscriptionId }, { signal }) => {
    const subscription = await findSubscription(deps.db, subscriptionId)
    if (subscription) await within(signal).gateway.bookPayments(deps.db, subscription)
  })
  deps.jobs.handle(addressChanged, ({ readerId }, { signal }) => tellProviderAddress(within(signal), readerId))
  const subscriptions: Subscriptions = {
    entitlementsOf: (db, readerId, now) => findEntitlement(db, readerId, now, zone()),
    takeOverSubscription: (providerId, cause) => takeOverSubscription(deps, providerId, cause),
    findSubscription,
    recordPayment: (tx, subscription, receipt) => recordPayment(deps, tx, subscription, receipt),
    recordFullRefund,
    subscriptionIdsOf: async (db, readerId) => (await listOfReader(db, readerId)).map(({ id }) => id),
    raiseAlarm: (tx, alarm) => raiseAlarm(deps, tx, alarm),
  }
  const personalData: PersonalDataHolder = {
    name: 'subscription',
    facts: (db, { readerId }, now) => showReaderSubscription(db, readerId, now, zone()),
    everything: (db, { readerId }) => listHeldRows(db, readerId),
    move: (tx, reader) => moveHeldRows(deps, tx, reader),
    release: (db, readerId, signal) => releaseReader(within(signal), db, readerId),
    erase: (tx, reader, now) => eraseHeldRows(deps, tx, reader, now),
  }
  return {
    ...subscriptions,
    /** For the paywall: until when a subscription opens everything, as far as is known now. */
    async subscriberUntil(readerId: number, now: Temporal.Instant) {
      const entitlement = await subscriptions.entitlementsOf(deps.db, readerId, now)
      return entitlement.subscriber ? entitlement.until : undefined
    },
    dueWork: [...claimDueSubscriptions(deps), forgetTrials],
    personalData: [personalData],
  }
}
