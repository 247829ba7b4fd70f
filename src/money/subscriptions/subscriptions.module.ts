import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import { isHeld } from '../../platform/hold.ts'
import type { PersonalDataHolder } from '../../readers/accounts/accounts.module.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import { askAtPeriodEnd } from './askAtPeriodEnd.ts'
import { claimDueSubscriptions } from './claimDueSubscriptions.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { endContracts } from './endContracts.ts'
import type { PaymentGivenBack } from './ending.rule.ts'
import { endSubscription } from './endSubscription.ts'
import type { Entitlement } from './entitlement.rule.ts'
import { erasePersonalRows } from './erasePersonalRows.ts'
import { findEntitlement } from './findEntitlement.ts'
import { forgetTrials } from './forgetTrials.ts'
import { movePersonalRows } from './movePersonalRows.ts'
import { listPersonalRows } from './personalRows.sql.ts'
import type { Receipt } from './ports.ts'
import { recordPayment } from './recordPayment.ts'
import { recordRefund } from './recordRefund.ts'
import { showReaderSubscription } from './showReaderSubscription.ts'
import type { EndedBecause, Subscription } from './subscription.ts'
import { addressChanged, lookForPayments, periodEnded, undoSetAside } from './subscriptions.job.ts'
import { findSubscription, listOfReader } from './subscriptions.sql.ts'
import { syncProviderAddress } from './syncProviderAddress.ts'
import { type SyncOutcome, syncSubscription } from './syncSubscription.ts'
import { undoSubscription } from './undoSubscription.ts'

export { askOfProvider, type CommandOutcome } from './askOfProvider.ts'
export type { SubscriptionPageDeps, SubscriptionsDeps } from './deps.ts'
export { claimDue, countDue, earliestDue, listDue } from './due.sql.ts'
export {
  type Dunning,
  isCollecting,
  nextDunning,
  nextReminder,
  REMIND_DAYS_BEFORE,
  type Reminder,
} from './dueDates.rule.ts'
export { isGraceOver } from './ending.rule.ts'
export { endSubscription } from './endSubscription.ts'
export { type EntitlementFacts, entitlementOf, GRACE_DAYS, graceEnd } from './entitlement.rule.ts'
export type { Checkouts, ReaderNotices, Receipt } from './ports.ts'
export {
  type CheckoutOrder,
  type FoundSubscription,
  type PaymentGateway,
  type ProviderCheckout,
  ProviderUnanswered,
} from './provider.ts'
export { isCanceled, isPaying, mayAskFor, STATES, type State } from './states.rule.ts'
export type { EndedBecause, SetAside, Subscription } from './subscription.ts'
export { findPaying, findSubscription, hasHadTrial, listOfReader } from './subscriptions.sql.ts'
export { syncSubscription } from './syncSubscription.ts'
export { hasSpentTrial, trialDaysOnOffer } from './trial.rule.ts'

export type Subscriptions = {
  /** What a reader may read now as a subscriber, and until when if nothing more is heard. Every change is announced. */
  entitlementsOf(db: Database, readerId: number, now: Temporal.Instant): Promise<Entitlement>
  /** Asks the provider and takes over what it says; throws `ProviderUnanswered`. */
  syncSubscription(providerId: string, cause: string): Promise<SyncOutcome>
  findSubscription(db: Database, id: number): Promise<Subscription | undefined>
  /** For billing, within the transaction that books: what was paid opens, and is receipted. */
  recordPayment(tx: DatabaseTransaction, subscription: Subscription, receipt: Receipt): Promise<void>
  /** The same for what was given back of a payment, all refunds of it together: a full one ends the subscription. */
  recordRefund(tx: DatabaseTransaction, subscription: Subscription, payment: PaymentGivenBack): Promise<void>
  /** Ends one here at once, and at the provider by a job. Within a transaction that has locked its reader. */
  endSubscription(tx: DatabaseTransaction, id: number, ending: { because: EndedBecause; cause: string }): Promise<void>
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
  deps.jobs.handle(undoSetAside, async ({ subscriptionId }, { signal }) => {
    // What is to be undone stays due in its column, and is found there once somebody has released the restore.
    if (!(await isHeld(deps.db))) await undoSubscription(within(signal), subscriptionId)
  })
  deps.jobs.handle(lookForPayments, async ({ subscriptionId }, { signal }) => {
    const subscription = await findSubscription(deps.db, subscriptionId)
    if (subscription) await within(signal).gateway.bookPayments(deps.db, subscription)
  })
  deps.jobs.handle(addressChanged, ({ readerId }, { signal }) => syncProviderAddress(within(signal), readerId))
  const subscriptions: Subscriptions = {
    entitlementsOf: (db, readerId, now) => findEntitlement(db, readerId, now, zone()),
    syncSubscription: (providerId, cause) => syncSubscription(deps, providerId, cause),
    findSubscription,
    recordPayment: (tx, subscription, receipt) => recordPayment(deps, tx, subscription, receipt),
    recordRefund: (tx, subscription, payment) => recordRefund(deps, tx, subscription, payment),
    endSubscription: (tx, id, ending) => endSubscription(deps, tx, id, ending),
    subscriptionIdsOf: async (db, readerId) => (await listOfReader(db, readerId)).map(({ id }) => id),
    raiseAlarm: (tx, alarm) => raiseAlarm(deps, tx, alarm),
  }
  const personalData: PersonalDataHolder = {
    name: 'subscription',
    facts: (db, { readerId }, now) => showReaderSubscription(db, readerId, now, zone()),
    everything: (db, { readerId }) => listPersonalRows(db, readerId),
    move: (tx, reader) => movePersonalRows(deps, tx, reader),
    endElsewhere: (_db, readerId, askedAt, signal) => endContracts(within(signal), readerId, askedAt),
    erase: (tx, reader, now) => erasePersonalRows(deps, tx, reader, now),
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
