import { chargeShape } from '../objects/charge.ts'
import { type Payment, type PaymentIntent, paymentIntentShape } from '../objects/paymentIntent.ts'
import type { PaymentMethod, Refusal } from '../objects/paymentMethod.ts'
import { type SetupIntent, setupIntentShape } from '../objects/setupIntent.ts'
import type { Work } from '../request/work.ts'
import { add, load, save } from '../store/storage.ts'
import { emit } from '../webhooks/events.ts'
import { cardFailure, refusalOnCharging } from './cards.ts'

export async function makePaymentIntent(work: Work, payment: Payment): Promise<PaymentIntent> {
  const intent = paymentIntentShape(work, payment)
  await add(work, 'payment_intent', intent)
  await emit(work, 'payment_intent.created', intent)
  return intent
}

type ChargeResult = { kind: 'paid' } | { kind: 'refused'; refusal: Refusal }

/** Charges the card for the intent and says so: charge, then intent, as Stripe's events come. */
export async function chargeCard(
  work: Work,
  intentId: string,
  methodId: string | null,
  immediateRefusal: Refusal | null = null,
): Promise<ChargeResult> {
  const before = await load(work, 'payment_intent', intentId)
  const method = methodId === null ? null : await load(work, 'payment_method', methodId, 'payment_method')
  if (method === null) return refusedWithoutCard(work, before)
  const refusal = immediateRefusal ?? (await refusalOnCharging(work, method))
  const charge = chargeShape(work, before, method, refusal)
  await add(work, 'charge', charge)
  const intent: PaymentIntent = {
    ...before,
    amount_received: refusal === null ? before.amount : 0,
    last_payment_error:
      refusal === null ? null : { ...cardFailure(refusal, { charge: charge.id, payment_method: method }).body },
    latest_charge: charge.id,
    payment_method: refusal === null ? method.id : null,
    status: refusal === null ? 'succeeded' : 'requires_payment_method',
  }
  await save(work, 'payment_intent', intent)
  await emit(work, refusal === null ? 'charge.succeeded' : 'charge.failed', charge)
  await emit(work, refusal === null ? 'payment_intent.succeeded' : 'payment_intent.payment_failed', intent)
  return refusal === null ? { kind: 'paid' } : { kind: 'refused', refusal }
}

async function refusedWithoutCard(work: Work, before: PaymentIntent): Promise<ChargeResult> {
  const refusal: Refusal = {
    code: 'missing',
    declineCode: null,
    message: 'This customer has no attached payment source or default payment method.',
  }
  const intent: PaymentIntent = {
    ...before,
    last_payment_error: { type: 'invalid_request_error', code: refusal.code, message: refusal.message },
  }
  await save(work, 'payment_intent', intent)
  await emit(work, 'payment_intent.payment_failed', intent)
  return { kind: 'refused', refusal }
}

/** Stores that a card was set up for later charges, or why it could not be. */
export async function setUpCard(
  work: Work,
  customer: string | null,
  method: PaymentMethod,
  refusal: Refusal | null,
): Promise<void> {
  const intent: SetupIntent = {
    ...setupIntentShape(work, customer),
    ...(refusal === null
      ? { status: 'succeeded', payment_method: method.id }
      : { last_setup_error: { ...cardFailure(refusal, { payment_method: method }).body } }),
  }
  await add(work, 'setup_intent', intent)
  await emit(work, 'setup_intent.created', { ...intent, status: 'requires_payment_method', last_setup_error: null })
  await emit(work, refusal === null ? 'setup_intent.succeeded' : 'setup_intent.setup_failed', intent)
}
