import { EMPTY_ADDRESS } from './account.ts'
import type { Refusal } from './cardNumbers.ts'
import { cardFailure, type PaymentMethod, refusalOnCharging } from './cards.ts'
import { emit } from './events.ts'
import type { Metadata } from './form.ts'
import { add, load, newId, save, seconds, type Work } from './storage.ts'

export type PaymentIntent = ReturnType<typeof paymentIntentShape>
export type Charge = ReturnType<typeof chargeShape>
export type SetupIntent = ReturnType<typeof setupIntentShape>

export interface Refund {
  id: string
  object: 'refund'
  amount: number
  balance_transaction: string | null
  charge: string
  created: number
  currency: string
  customer: string | null
  customer_account: null
  destination_details: { card: { reference: string; reference_status: string; type: string }; type: string }
  metadata: Metadata
  payment_intent: string | null
  payment_method: string | null
  reason: string | null
  receipt_number: null
  source_transfer_reversal: null
  status: string
  transfer_reversal: null
}

/** Where a payment intent's invoice is remembered; the API itself leads there by invoice payments. */
interface PaymentIntentHidden {
  invoice: string | null
}

interface Payment {
  amount: number
  currency: string
  customer: string | null
  description: string
  receiptEmail: string | null
  invoice: string | null
}

function paymentIntentShape(work: Work, payment: Payment) {
  const id = newId('pi')
  return {
    id,
    object: 'payment_intent' as const,
    allowed_payment_method_types: null,
    amount: payment.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: null,
    automatic_payment_methods: null,
    canceled_at: null as number | null,
    cancellation_reason: null as string | null,
    capture_method: 'automatic',
    client_secret: `${id}_${newId('secret')}`,
    confirmation_method: 'automatic',
    created: seconds(work),
    currency: payment.currency,
    customer: payment.customer,
    customer_account: null,
    description: payment.description,
    excluded_payment_method_types: null,
    last_payment_error: null as Record<string, unknown> | null,
    latest_charge: null as string | null,
    livemode: false as const,
    managed_payments: null,
    metadata: {} as Metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null as string | null,
    payment_method_configuration_details: null,
    payment_method_options: {
      card: { installments: null, mandate_options: null, network: null, request_three_d_secure: 'automatic' },
    },
    payment_method_types: ['card'],
    payment_record: null,
    processing: null,
    receipt_email: payment.receiptEmail,
    review: null,
    setup_future_usage: 'off_session',
    shipping: null,
    source: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: 'requires_payment_method',
    transfer_data: null,
    transfer_group: null,
  }
}

function chargeShape(work: Work, intent: PaymentIntent, method: PaymentMethod, refusal: Refusal | null) {
  const id = newId('ch')
  const paid = refusal === null
  const { card } = method
  return {
    id,
    object: 'charge' as const,
    amount: intent.amount,
    amount_captured: paid ? intent.amount : 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: null,
    balance_transaction: paid ? newId('txn') : null,
    billing_details: { ...method.billing_details, address: { ...EMPTY_ADDRESS } },
    calculated_statement_descriptor: 'SIMULATED ACCOUNT',
    captured: paid,
    created: seconds(work),
    currency: intent.currency,
    customer: intent.customer,
    description: intent.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: refusal?.code ?? null,
    failure_message: refusal?.message ?? null,
    fraud_details: {},
    livemode: false as const,
    metadata: {} as Metadata,
    on_behalf_of: null,
    outcome: {
      advice_code: null,
      network_advice_code: null,
      network_decline_code: null,
      network_status: paid ? 'approved_by_network' : 'declined_by_network',
      reason: refusal?.declineCode ?? null,
      risk_level: 'normal',
      risk_score: 32,
      seller_message: paid ? 'Payment complete.' : 'The bank did not return any further details with this decline.',
      type: paid ? 'authorized' : 'issuer_declined',
    },
    paid,
    payment_intent: intent.id,
    payment_method: method.id,
    payment_method_details: {
      card: {
        amount_authorized: paid ? intent.amount : null,
        authorization_code: paid ? '123456' : null,
        brand: card.brand,
        checks: card.checks,
        country: card.country,
        exp_month: card.exp_month,
        exp_year: card.exp_year,
        extended_authorization: { status: 'disabled' },
        fingerprint: card.fingerprint,
        funding: card.funding,
        incremental_authorization: { status: 'unavailable' },
        installments: null,
        last4: card.last4,
        mandate: null,
        multicapture: { status: 'unavailable' },
        network: card.brand,
        network_token: { used: false },
        network_transaction_id: null,
        overcapture: { maximum_amount_capturable: intent.amount, status: 'unavailable' },
        regulated_status: 'unregulated',
        three_d_secure: null,
        transaction_link_id: null,
        wallet: null,
      },
      type: 'card',
    },
    receipt_email: intent.receipt_email,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: null,
    statement_descriptor_suffix: null,
    status: paid ? 'succeeded' : 'failed',
    transfer_data: null,
    transfer_group: null,
  }
}

export async function makePaymentIntent(work: Work, payment: Payment): Promise<PaymentIntent> {
  const intent = paymentIntentShape(work, payment)
  const hidden: PaymentIntentHidden = { invoice: payment.invoice }
  await add(work, 'payment_intent', intent, hidden)
  await emit(work, 'payment_intent.created', intent)
  return intent
}

type ChargeResult = { kind: 'paid'; charge: Charge } | { kind: 'refused'; refusal: Refusal; intent: PaymentIntent }

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
  return refusal === null ? { kind: 'paid', charge } : { kind: 'refused', refusal, intent }
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
  return { kind: 'refused', refusal, intent }
}

function setupIntentShape(work: Work, customer: string | null, metadata: Metadata) {
  const id = newId('seti')
  return {
    id,
    object: 'setup_intent' as const,
    allowed_payment_method_types: null,
    application: null,
    automatic_payment_methods: null,
    cancellation_reason: null,
    client_secret: `${id}_${newId('secret')}`,
    created: seconds(work),
    customer,
    customer_account: null,
    description: null,
    excluded_payment_method_types: null,
    flow_directions: null,
    last_setup_error: null as Record<string, unknown> | null,
    latest_attempt: null,
    livemode: false as const,
    managed_payments: null,
    mandate: null,
    metadata,
    next_action: null,
    on_behalf_of: null,
    payment_method: null as string | null,
    payment_method_configuration_details: null,
    payment_method_options: { card: { mandate_options: null, network: null, request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    single_use_mandate: null,
    status: 'requires_payment_method',
    usage: 'off_session',
  }
}

/** Stores that a card was set up for later charges, or why it could not be. */
export async function setUpCard(
  work: Work,
  customer: string | null,
  method: PaymentMethod,
  refusal: Refusal | null,
): Promise<SetupIntent> {
  const intent: SetupIntent = {
    ...setupIntentShape(work, customer, {}),
    ...(refusal === null
      ? { status: 'succeeded', payment_method: method.id }
      : { last_setup_error: { ...cardFailure(refusal, { payment_method: method }).body } }),
  }
  await add(work, 'setup_intent', intent)
  await emit(work, 'setup_intent.created', { ...intent, status: 'requires_payment_method', last_setup_error: null })
  await emit(work, refusal === null ? 'setup_intent.succeeded' : 'setup_intent.setup_failed', intent)
  return intent
}
