import type { Database } from '../../platform/database.ts'
import type { Money } from '../../platform/money.ts'
import type { Subscription } from './subscription.ts'

/** A subscription as the payment provider describes it right now. `status` is in the provider's own words. */
export type ProviderSubscription = {
  account: string
  providerId: string
  customer: string
  status: string
  /** Nothing is charged until somebody resumes. */
  collectionPaused: boolean
  /** It has ended because no payment came. */
  gaveUp: true | undefined
  startedAt: Temporal.Instant
  trialEnd: Temporal.Instant | undefined
  periodStart: Temporal.Instant
  periodEnd: Temporal.Instant
  cancelAt: Temporal.Instant | undefined
  canceledAt: Temporal.Instant | undefined
  endedAt: Temporal.Instant | undefined
  planId: number
  price: Money
  interval: 'month' | 'year'
  /** Which checkout of ours it came from. */
  checkoutId: number | undefined
  /** The same card has the same one, whoever uses it. */
  cardFingerprint: string | undefined
}

export type FoundSubscription =
  | { kind: 'found'; subscription: ProviderSubscription }
  /** Not ours: another account, mode, product, price or currency. */
  | { kind: 'refused'; reason: string }
  | { kind: 'missing' }

export type ProviderCheckout = {
  status: 'open' | 'complete' | 'expired'
  /** Where an open one is paid. */
  url: string | undefined
  providerSubscription: string | undefined
}

export type CheckoutOrder = {
  checkoutId: number
  planId: number
  planSlug: string
  planName: string
  interval: 'month' | 'year'
  price: Money
  trialDays: number
  email: string
  /** The customer at the provider, for a signed-in reader who had a subscription before. */
  customer: string | undefined
  returnUrl: string
  cancelUrl: string
  language: string
}

/**
 * What subscriptions need of a payment provider; fulfilled by billing. Every call throws `ProviderUnanswered` when
 * the provider could not be heard, and then may be repeated: it asks for the same thing again, never for a second one.
 */
export type PaymentGateway = {
  /** The same gateway, whose calls end with the signal and are then unanswered: for jobs, whose time is limited. */
  until(signal: AbortSignal): PaymentGateway
  /** Undefined where the provider refuses it for good, with another customer too. */
  openCheckout(
    db: Database,
    order: CheckoutOrder,
  ): Promise<{ account: string; session: string; url: string } | undefined>
  findCheckout(session: string): Promise<ProviderCheckout | undefined>
  findSubscription(providerId: string): Promise<FoundSubscription>
  cancelAtPeriodEnd(db: Database, subscription: Subscription): Promise<void>
  resume(db: Database, subscription: Subscription): Promise<void>
  /** Ends it now; what would have been charged is not. Ending an ended one is no error. */
  endNow(db: Database, subscription: Subscription): Promise<void>
  /** Nothing can be paid any more for what was to be charged for it; paid invoices stay. */
  voidInvoices(db: Database, subscription: Subscription): Promise<void>
  /**
   * Gives back everything that was paid for it, or paid since then, to the second, and books that; returns how much in
   * all, also when repeated. What a bank is taking back just now is left to the bank.
   */
  refundPayments(db: Database, subscription: Subscription, since?: Temporal.Instant): Promise<Money>
  /** Books every payment for it that the provider knows of and we do not: the news may have been lost. */
  bookPayments(db: Database, subscription: Subscription): Promise<void>
  /** A payment page that nobody has paid on is closed; a closed or paid one stays as it is. */
  closeCheckout(session: string): Promise<void>
  /** From now on the provider writes to this address. */
  changeEmail(customer: string, email: string): Promise<void>
  /** Forgets a customer: address, cards, and whatever still runs. One that is gone is no error. */
  forgetCustomer(customer: string): Promise<void>
  /** The provider's page for cards and invoices; undefined where it has none for this customer. */
  openPortal(db: Database, customer: string, returnUrl: string): Promise<string | undefined>
}

/** The provider could not be heard, or not understood: nothing is known of whether it did what was asked. */
export class ProviderUnanswered extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'ProviderUnanswered'
  }
}
