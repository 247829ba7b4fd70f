import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Money } from '../../platform/money.ts'
import type { Subscription } from './subscription.ts'

/** What a subscription needs to know of the checkout that it came from. */
export type CheckoutOrigin = {
  id: number
  /** Absent where a visitor paid: the account of the address is theirs, and is made if there is none. */
  readerId: number | undefined
  email: string
  language: string
  createdAt: Temporal.Instant
}

/** Fulfilled by the checkout. */
export type Checkouts = {
  find(db: Database, id: number): Promise<CheckoutOrigin | undefined>
  complete(
    tx: DatabaseTransaction,
    id: number,
    outcome: { readerId: number; madeReader: boolean; subscriptionId: number; now: Temporal.Instant },
  ): Promise<void>
}

export type Receipt = {
  /** The provider's id of the payment. */
  payment: string
  /** Which plan was paid for; the subscription may have another by now. */
  planName: string
  /** What the reader finds on the provider's invoice. */
  number: string | undefined
  amount: Money
  paidAt: Temporal.Instant
  coversFrom: Temporal.Instant
  coversUntil: Temporal.Instant
}

/** Who writes to the reader; fulfilled by the notices. Each call stands in the transaction that makes it a fact. */
export type ReaderNotices = {
  /** The subscription is not as it was; `before` is undefined for one that we had not seen. */
  changed(tx: DatabaseTransaction, before: Subscription | undefined, after: Subscription): Promise<void>
  paid(tx: DatabaseTransaction, subscription: Subscription, receipt: Receipt): Promise<void>
  /** One that was set aside has been ended, and what was paid for it given back. */
  undone(tx: DatabaseTransaction, subscription: Subscription, refunded: Money): Promise<void>
}
