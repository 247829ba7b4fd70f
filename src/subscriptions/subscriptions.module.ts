import type { Context } from 'hono'
import type { Shell } from '../design/frame/shell.ts'
import type { Languages } from '../design/words/languages.ts'
import type { Plans } from '../plans/plans.module.ts'
import type { Clock } from '../platform/clock.ts'
import type { Database, DatabaseTransaction } from '../platform/database.ts'
import type { DueWork } from '../platform/dueWork.ts'
import { isHeld } from '../platform/hold.ts'
import type { Site } from '../platform/http.ts'
import type { Jobs } from '../platform/jobs.ts'
import type { Limits } from '../platform/limits.ts'
import type { Log } from '../platform/log.ts'
import type { Mailer } from '../platform/mail.ts'
import type { Signer } from '../platform/signing.ts'
import type { AccountPanel, PersonalDataHolder, Readers } from '../readers/readers.module.ts'
import { addressChanged } from './addressChanged.job.ts'
import { askAtPeriodEnd } from './askAtPeriodEnd.ts'
import { listAgreements } from './checkouts.sql.ts'
import type { Entitlement } from './entitlement.rule.ts'
import { eraseHeldRows } from './eraseHeldRows.ts'
import { findEntitlement } from './findEntitlement.ts'
import { forgetTrials } from './forgetTrials.ts'
import { listHeldRows } from './heldRows.sql.ts'
import { lookForPayments } from './lookForPayments.job.ts'
import { moveHeldRows } from './moveHeldRows.ts'
import type { PaymentGateway } from './provider.rule.ts'
import { raiseAlarm } from './raiseAlarm.ts'
import { recordFullRefund } from './recordFullRefund.ts'
import { recordPayment } from './recordPayment.ts'
import { releaseReader } from './releaseReader.ts'
import { sendReminders } from './sendReminders.ts'
import { settleLeftovers } from './settleLeftovers.ts'
import { settleSetAside } from './settleSetAside.job.ts'
import { settleSubscription } from './settleSubscription.ts'
import { showReaderSubscription } from './showReaderSubscription.ts'
import { showSubscriptionPanel } from './showSubscriptionPanel.tsx'
import { findSubscription, listOfReader, type Subscription } from './subscriptions.sql.ts'
import { type CheckoutOutcome, takeOverCheckout } from './takeOverCheckout.ts'
import { type TakenOverOutcome, takeOverSubscription } from './takeOverSubscription.ts'
import { tellProviderAddress } from './tellProviderAddress.ts'
import type { Receipt } from './tellReader.ts'

export { createCheckoutReturnPage } from './checkoutReturn.page.tsx'
export type { Entitlement } from './entitlement.rule.ts'
export {
  type CheckoutOrder,
  type FoundSubscription,
  type PaymentGateway,
  type ProviderCheckout,
  type ProviderSubscription,
  ProviderUnanswered,
} from './provider.rule.ts'
export type { State } from './states.rule.ts'
export { createSubscribePage } from './subscribe.page.tsx'
export { createSubscriptionPage } from './subscription.page.tsx'
export type { Subscription } from './subscriptions.sql.ts'
export type { Receipt } from './tellReader.ts'

/** What this module asks of the publication; `Publication.facts` fulfills it. */
export type PublicationForMoney = {
  name: string
  zone: string
  currency: string
  legalName: string
  address: string
  /** Where alarms go; empty: only into the logs. */
  email: string
}

export type SubscriptionsDeps = {
  db: Database
  clock: Clock
  jobs: Jobs
  mailer: Mailer
  log: Log
  site: Site
  languages: Languages
  plans: Plans
  readers: Readers
  gateway: PaymentGateway
  publication: () => PublicationForMoney
  /** Made for the purpose `trial`: remembers addresses and cards without knowing them. */
  trialSigner: Signer
}

export type SubscriptionPageDeps = SubscriptionsDeps & {
  shell: Shell
  limits: Limits
  /** The client's address, behind trusted proxies too. */
  clientAddressOf(c: Context): string
}

export type Subscriptions = {
  /** What a reader may read now as a subscriber, and until when if nothing more is heard. Every change is announced. */
  entitlementsOf(db: Database, readerId: number, now: Temporal.Instant): Promise<Entitlement>
  /** Asks the provider and takes over what it says; throws `ProviderUnanswered`. */
  takeOverSubscription(providerId: string, cause: string): Promise<TakenOverOutcome>
  takeOverCheckout(session: string, cause: string): Promise<CheckoutOutcome>
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
  /** Reminders, questions at the end of a period, what is to be undone. */
  dueWork: readonly DueWork[]
  accountPanel: AccountPanel
  /** For `dateline reader show`. */
  personalData: PersonalDataHolder
}

export function createSubscriptions(deps: SubscriptionsDeps): Subscriptions {
  const zone = () => deps.publication().zone
  deps.jobs.handle(settleSetAside, async ({ subscriptionId }) => {
    // What is to be undone stays due in its column, and is found there once somebody has released the restore.
    if (!(await isHeld(deps.db))) await settleSubscription(deps, subscriptionId)
  })
  deps.jobs.handle(lookForPayments, async ({ subscriptionId }) => {
    const subscription = await findSubscription(deps.db, subscriptionId)
    if (subscription) await deps.gateway.bookPayments(deps.db, subscription)
  })
  deps.jobs.handle(addressChanged, ({ readerId }) => tellProviderAddress(deps, readerId))
  return {
    entitlementsOf: (db, readerId, now) => findEntitlement(db, readerId, now, zone()),
    takeOverSubscription: (providerId, cause) => takeOverSubscription(deps, providerId, cause),
    takeOverCheckout: (session, cause) => takeOverCheckout(deps, session, cause),
    findSubscription,
    recordPayment: (tx, subscription, receipt) => recordPayment(deps, tx, subscription, receipt),
    recordFullRefund,
    subscriptionIdsOf: async (db, readerId) => (await listOfReader(db, readerId)).map(({ id }) => id),
    raiseAlarm: (tx, alarm) => raiseAlarm(deps, tx, alarm),
    dueWork: [sendReminders(deps), askAtPeriodEnd(deps), settleLeftovers(deps), forgetTrials],
    accountPanel: {
      order: 10,
      render: (db, { readerId, words }) => showSubscriptionPanel(db, readerId, words, zone()),
    },
    personalData: {
      name: 'subscription',
      facts: (db, { readerId }, now) => showReaderSubscription(db, readerId, now, zone()),
      everything: (db, { readerId, emailKey }) => listHeldRows(db, readerId, emailKey),
      consents: async (db, { readerId }) =>
        (await listAgreements(db, readerId)).map(({ at, plan, evidence }) => ({
          at,
          event: 'agreed',
          to: plan,
          shown: String(evidence.agreed ?? ''),
        })),
      move: (tx, reader) => moveHeldRows(deps, tx, reader),
      release: (db, readerId) => releaseReader(deps, db, readerId),
      erase: (tx, reader, now) => eraseHeldRows(deps, tx, reader, now),
    },
  }
}
