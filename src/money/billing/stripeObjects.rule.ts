import type Stripe from 'stripe'
import type { FoundSubscription } from '../subscriptions/subscriptions.module.ts'
import type { KnownPrice } from './provider.sql.ts'

/** Which of the provider's worlds is ours. */
export type OurSide = {
  account: string
  livemode: boolean
  /** Several installations may sell at one account, and share its prices. */
  installation?: string
}

export const CHECKOUT_KEY = 'dateline_checkout'
export const INSTALLATION_KEY = 'dateline_installation'

/** The id of a reference that may have been expanded. */
export const idOf = (reference: string | { id: string } | null | undefined): string | undefined =>
  typeof reference === 'string' ? reference : reference?.id

const instant = (seconds: number): Temporal.Instant => Temporal.Instant.fromEpochMilliseconds(seconds * 1000)
const instantOr = (seconds: number | null | undefined) => (seconds ? instant(seconds) : undefined)

/** The provider's subscription in our words, if it is ours: our mode, one item at a price that we made, unchanged. */
export function describeSubscription(
  said: Stripe.Subscription,
  known: KnownPrice | undefined,
  ours: OurSide,
  card: Stripe.PaymentMethod | undefined,
): FoundSubscription {
  const refused = (reason: string): FoundSubscription => ({ kind: 'refused', reason })
  if (said.livemode !== ours.livemode) return refused(said.livemode ? 'it is of live mode' : 'it is of test mode')
  const seller = said.metadata[INSTALLATION_KEY]
  if (seller !== undefined && seller !== ours.installation) return refused('another installation has sold it')
  const [item, ...others] = said.items.data
  if (!item || others.length > 0 || (item.quantity ?? 1) !== 1) return refused('it is not one of one plan')
  if (!known || known.price !== item.price.id) return refused(`price ${item.price.id} is none of ours`)
  if (idOf(item.price.product) !== known.product) return refused(`product ${idOf(item.price.product)} is none of ours`)
  if (item.price.currency !== known.currency || said.currency !== known.currency) {
    return refused(`currency ${said.currency} instead of ${known.currency}`)
  }
  if (item.price.unit_amount !== known.amountMinor) {
    return refused(`amount ${item.price.unit_amount} instead of ${known.amountMinor}`)
  }
  const { recurring } = item.price
  if (recurring?.interval !== known.interval || recurring.interval_count !== 1) {
    return refused(`charged every ${recurring?.interval_count} ${recurring?.interval}`)
  }
  const customer = idOf(said.customer)
  if (!customer) return refused('it has no customer')
  return {
    kind: 'found',
    subscription: {
      account: ours.account,
      providerId: said.id,
      customer,
      status: said.status,
      collectionPaused: said.pause_collection !== null,
      gaveUp: (said.status === 'canceled' && said.cancellation_details?.reason === 'payment_failed') || undefined,
      startedAt: instant(said.start_date),
      trialEnd: instantOr(said.trial_end),
      periodStart: instant(item.current_period_start),
      periodEnd: instant(item.current_period_end),
      cancelAt: instantOr(said.cancel_at) ?? (said.cancel_at_period_end ? instant(item.current_period_end) : undefined),
      canceledAt: instantOr(said.canceled_at),
      endedAt: instantOr(said.ended_at),
      planId: known.planId,
      price: { amountMinor: known.amountMinor, currency: known.currency },
      interval: known.interval,
      checkoutId: checkoutIdOf(said.metadata),
      cardFingerprint: card?.card?.fingerprint ?? undefined,
    },
  }
}

function checkoutIdOf(metadata: Stripe.Metadata): number | undefined {
  const text = metadata[CHECKOUT_KEY]
  return text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined
}

/**
 * What this subscription is charged to, else what its customer pays with. A customer who was forgotten has nothing: the
 * provider's answer for one is `deleted` and no more, so whatever lies within cannot be asked for along with it.
 */
export function methodOf(said: Stripe.Subscription): Stripe.PaymentMethod | string | undefined {
  if (said.default_payment_method) return said.default_payment_method
  const { customer } = said
  if (typeof customer === 'string' || customer.deleted) return undefined
  return customer.invoice_settings.default_payment_method ?? undefined
}

export type DescribedPayment =
  | {
      kind: 'payment'
      invoice: string
      /** Which plan was paid for; the subscription may have another by now. */
      planSlug: string
      planName: string
      number: string | undefined
      amountMinor: number
      currency: string
      paidAt: Temporal.Instant
      coversFrom: Temporal.Instant
      coversUntil: Temporal.Instant
      /** The provider's name for the money itself. */
      money: string | undefined
    }
  /** Not paid, or nothing was to be paid: nothing to book. */
  | { kind: 'none' }
  | { kind: 'refused'; reason: string }

/** The price that an invoice is for, to be looked up before it is described. */
export function priceOfInvoice(said: Stripe.Invoice): string | undefined {
  return idOf(said.lines.data[0]?.pricing?.price_details?.price)
}

export const subscriptionOfInvoice = (said: Stripe.Invoice): string | undefined =>
  idOf(said.parent?.subscription_details?.subscription)

/** What was paid, if it is for one period of one plan of ours at the price that was agreed. */
export function describePayment(
  said: Stripe.Invoice,
  known: KnownPrice | undefined,
  ours: OurSide,
  agreed: { currency: string; amountMinor: number },
): DescribedPayment {
  const refused = (reason: string): DescribedPayment => ({ kind: 'refused', reason })
  if (said.livemode !== ours.livemode) return refused(said.livemode ? 'it is of live mode' : 'it is of test mode')
  if (said.status !== 'paid' || said.amount_paid === 0) return { kind: 'none' }
  const [line, ...others] = said.lines.data
  if (!line || others.length > 0) return refused('it is not for one period of one plan')
  if (!known || idOf(line.pricing?.price_details?.price) !== known.price) return refused('its price is none of ours')
  if (line.pricing?.price_details?.product !== known.product) return refused('its product is none of ours')
  if (said.currency !== agreed.currency) return refused(`currency ${said.currency} instead of ${agreed.currency}`)
  if (known.amountMinor !== said.subtotal || said.amount_paid !== said.subtotal) {
    return refused(`amount ${said.amount_paid} instead of ${known.amountMinor}`)
  }
  const payment = said.payments?.data.find((candidate) => candidate.status === 'paid')?.payment
  return {
    kind: 'payment',
    invoice: said.id,
    planSlug: known.planSlug,
    planName: known.planName,
    number: said.number ?? undefined,
    amountMinor: said.amount_paid,
    currency: said.currency,
    paidAt: instant(said.status_transitions.paid_at ?? said.created),
    coversFrom: instant(line.period.start),
    coversUntil: instant(line.period.end),
    money: idOf(payment?.payment_intent) ?? idOf(payment?.charge),
  }
}

export const instantOf = instant
