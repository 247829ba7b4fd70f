import { startSubscription } from '../billing/billing.ts'
import { makeCustomer } from '../billing/customers.ts'
import { type CheckoutSession, customerDetails, type SessionHidden } from '../objects/checkoutSession.ts'
import type { PaymentMethod, Refusal } from '../objects/paymentMethod.ts'
import type { CardForm } from '../payments/cardNumbers.ts'
import { attachPaymentMethod, makeCard, refusalOnAttaching, refusalOnCharging } from '../payments/cards.ts'
import { chargeCard, makePaymentIntent, setUpCard } from '../payments/payment.ts'
import type { Work } from '../request/work.ts'
import { hide, load, save, unschedule } from '../store/storage.ts'
import { emit } from '../webhooks/events.ts'
import { sessionHidden, trialEndOf } from './session.ts'

type Completed = { kind: 'complete'; session: CheckoutSession } | { kind: 'refused'; refusal: Refusal }

/** What a buyer's "pay" does: the card is tried, then customer, subscription and invoice come into being at once. */
export async function completeCheckout(
  work: Work,
  session: CheckoutSession,
  buyer: { card: CardForm | null; email: string | null },
): Promise<Completed> {
  const hidden = await sessionHidden(work, session)
  const trialEnd = trialEndOf(work, hidden)
  const paysNow = trialEnd === null && hidden.periodAmount > 0
  const method = buyer.card === null ? null : await makeCard(work, buyer.card, { email: buyer.email })
  if (method !== null) {
    const refusal =
      (await refusalOnAttaching(work, method.id)) ?? (paysNow ? await refusalOnCharging(work, method) : null)
    if (refusal !== null) {
      await recordRefusal(work, session, hidden, method, refusal, paysNow)
      return { kind: 'refused', refusal }
    }
  }
  const customer = await customerOf(work, session, buyer.email)
  if (method !== null) {
    if (!paysNow) await setUpCard(work, customer.id, method, null)
    await attachPaymentMethod(work, method.id, customer.id)
  }
  const started = await startSubscription(work, {
    customer: customer.id,
    currency: session.currency,
    trialEnd,
    metadata: hidden.subscriptionMetadata,
    description: hidden.subscriptionDescription,
    defaultPaymentMethod: method?.id ?? null,
    missingPaymentMethod: hidden.missingPaymentMethod,
    items: hidden.items.map((item) => ({ price: item.price, quantity: item.quantity, metadata: {} })),
    firstPayment: 'attempt',
  })
  const complete: CheckoutSession = {
    ...session,
    customer: customer.id,
    customer_details: customerDetails(customer.email ?? buyer.email, customer.name),
    invoice: started.invoice.id,
    payment_status: paysNow ? 'paid' : 'no_payment_required',
    status: 'complete',
    subscription: started.subscription.id,
    url: null,
  }
  await save(work, 'checkout.session', complete)
  await unschedule(work, complete.id)
  await emit(work, 'checkout.session.completed', complete)
  return { kind: 'complete', session: complete }
}

async function customerOf(work: Work, session: CheckoutSession, email: string | null) {
  if (session.customer !== null) return load(work, 'customer', session.customer, 'customer')
  const customer = await makeCustomer(work, { email: session.customer_email ?? email })
  await emit(work, 'customer.created', customer)
  return customer
}

async function recordRefusal(
  work: Work,
  session: CheckoutSession,
  hidden: SessionHidden,
  method: PaymentMethod,
  refusal: Refusal,
  paysNow: boolean,
): Promise<void> {
  if (!paysNow) {
    await setUpCard(work, session.customer, method, refusal)
    return
  }
  const intent =
    hidden.failedIntent ??
    (
      await makePaymentIntent(work, {
        amount: hidden.periodAmount,
        currency: session.currency,
        customer: session.customer,
        description: 'Subscription creation',
        receiptEmail: null,
      })
    ).id
  await hide(work, session.id, { ...hidden, failedIntent: intent })
  await chargeCard(work, intent, method.id, refusal)
}
