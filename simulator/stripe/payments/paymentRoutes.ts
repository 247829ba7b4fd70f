import type { Charge } from '../objects/charge.ts'
import { newId } from '../objects/ids.ts'
import type { Refund } from '../objects/refund.ts'
import { invalidRequest, missingParameter, StripeFailure } from '../request/failure.ts'
import { mergedMetadata } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, load, save } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'
import { isChargedBack } from './disputes.ts'

const list = { customer: { text: ['customer'] }, charge: { text: ['customer', 'payment_intent'] } }

export const paymentRoutes: Route[] = [
  {
    method: 'GET',
    path: '/v1/payment_intents',
    access: 'read',
    act: (call) => listOf(call, 'payment_intent', list.customer),
  },
  {
    method: 'GET',
    path: '/v1/payment_intents/:id',
    access: 'read',
    act: (call) => load(call, 'payment_intent', call.id),
  },
  {
    method: 'GET',
    path: '/v1/setup_intents',
    access: 'read',
    act: (call) => listOf(call, 'setup_intent', list.customer),
  },
  { method: 'GET', path: '/v1/setup_intents/:id', access: 'read', act: (call) => load(call, 'setup_intent', call.id) },
  { method: 'GET', path: '/v1/charges', access: 'read', act: (call) => listOf(call, 'charge', list.charge) },
  { method: 'GET', path: '/v1/charges/:id', access: 'read', act: (call) => load(call, 'charge', call.id) },
  { method: 'POST', path: '/v1/refunds', access: 'write', act: createRefund },
  {
    method: 'GET',
    path: '/v1/refunds',
    access: 'read',
    act: (call) => listOf(call, 'refund', { text: ['charge', 'payment_intent'] }),
  },
  { method: 'GET', path: '/v1/refunds/:id', access: 'read', act: (call) => load(call, 'refund', call.id) },
  { method: 'POST', path: '/v1/refunds/:id', access: 'write', act: updateRefund },
]

const REASONS = ['duplicate', 'fraudulent', 'requested_by_customer'] as const

async function createRefund(call: Call): Promise<Refund> {
  const { parameters } = call
  const charge = await chargeOf(call)
  if (charge.status !== 'succeeded') throw invalidRequest(`Charge ${charge.id} has not been paid.`, 'charge')
  const left = charge.amount - charge.amount_refunded
  if (left === 0) {
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      code: 'charge_already_refunded',
      doc_url: 'https://stripe.com/docs/error-codes/charge-already-refunded',
      message: `Charge ${charge.id} has already been refunded.`,
    })
  }
  if (await isChargedBack(call, charge)) {
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      code: 'charge_disputed',
      doc_url: 'https://stripe.com/docs/error-codes/charge-disputed',
      message: `Charge ${charge.id} has been charged back; cannot issue a refund.`,
    })
  }
  const amount = parameters.integer('amount') ?? left
  if (amount <= 0) throw invalidRequest('Invalid positive integer', 'amount', 'parameter_invalid_integer')
  if (amount > left) {
    throw invalidRequest(`Refund amount (${amount}) is greater than unrefunded amount on charge (${left})`, 'amount')
  }
  const refund: Refund = {
    id: newId('re'),
    object: 'refund',
    amount,
    balance_transaction: newId('txn'),
    charge: charge.id,
    created: seconds(call),
    currency: charge.currency,
    customer: charge.customer,
    customer_account: null,
    destination_details: {
      card: { reference: '123456789012', reference_status: 'available', type: 'refund' },
      type: 'card',
    },
    metadata: mergedMetadata({}, parameters),
    payment_intent: charge.payment_intent,
    payment_method: charge.payment_method,
    reason: parameters.oneOf('reason', REASONS) ?? null,
    receipt_number: null,
    source_transfer_reversal: null,
    status: 'succeeded',
    transfer_reversal: null,
  }
  await add(call, 'refund', refund)
  const refunded: Charge = { ...charge, amount_refunded: charge.amount_refunded + amount, refunded: amount === left }
  await save(call, 'charge', refunded)
  await emit(call, 'refund.created', refund)
  await emitUpdated(call, 'charge.refunded', charge, refunded)
  return refund
}

async function chargeOf(call: Call): Promise<Charge> {
  const { parameters } = call
  const chargeId = parameters.text('charge')
  if (chargeId) return load(call, 'charge', chargeId, 'charge')
  const intentId = parameters.text('payment_intent')
  if (!intentId) throw missingParameter('payment_intent')
  const intent = await load(call, 'payment_intent', intentId, 'payment_intent')
  if (intent.latest_charge === null) {
    throw invalidRequest(
      `This PaymentIntent (${intentId}) does not have a successful charge to refund.`,
      'payment_intent',
    )
  }
  return load(call, 'charge', intent.latest_charge, 'payment_intent')
}

async function updateRefund(call: Call): Promise<Refund> {
  const before = await load(call, 'refund', call.id)
  const refund: Refund = { ...before, metadata: mergedMetadata(before.metadata, call.parameters) }
  await save(call, 'refund', refund)
  await emitUpdated(call, 'refund.updated', before, refund)
  return refund
}
