import { EMPTY_ADDRESS } from '../objects/address.ts'
import { newId } from '../objects/ids.ts'
import type { CardBehaviour, PaymentMethod, Refusal } from '../objects/paymentMethod.ts'
import { invalidRequest, missingParameter, StripeFailure } from '../request/failure.ts'
import { type Metadata, mergedMetadata, type Parameters } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, hiddenOf, load, save, where } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'
import { behaviourOf, brandOf, type CardForm, fingerprintOf, isCardNumber, isPast, TEST_TOKENS } from './cardNumbers.ts'

export const cardRoutes: Route[] = [
  { method: 'POST', path: '/v1/payment_methods', access: 'write', act: createPaymentMethod },
  { method: 'GET', path: '/v1/payment_methods', access: 'read', act: listPaymentMethods },
  {
    method: 'GET',
    path: '/v1/payment_methods/:id',
    access: 'read',
    act: (call) => load(call, 'payment_method', call.id),
  },
  { method: 'POST', path: '/v1/payment_methods/:id', access: 'write', act: updatePaymentMethod },
  {
    method: 'POST',
    path: '/v1/payment_methods/:id/attach',
    access: 'write',
    act: (call) => attachPaymentMethod(call, call.id, call.parameters.required('customer')),
  },
  {
    method: 'POST',
    path: '/v1/payment_methods/:id/detach',
    access: 'write',
    act: async (call) => detachPaymentMethod(call, await load(call, 'payment_method', call.id)),
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/payment_methods',
    access: 'read',
    act: async (call) => {
      await load(call, 'customer', call.id)
      return listOf(call, 'payment_method', { text: ['type'], fields: { customer: call.id } })
    },
  },
  {
    method: 'GET',
    path: '/v1/customers/:id/payment_methods/:inner',
    access: 'read',
    act: (call) => load(call, 'payment_method', call.innerId),
  },
]

/** Makes a payment method of a card; whether it may be attached is asked by `refusalOnAttaching`. */
export async function makeCard(
  work: Work,
  card: CardForm,
  billing: { email?: string | null; name?: string | null } = {},
  metadata: Metadata = {},
): Promise<PaymentMethod> {
  const brand = brandOf(card.number)
  const method: PaymentMethod = {
    id: newId('pm'),
    object: 'payment_method',
    allow_redisplay: 'unspecified',
    billing_details: {
      address: EMPTY_ADDRESS,
      email: billing.email ?? null,
      name: billing.name ?? null,
      phone: null,
      tax_id: null,
    },
    card: {
      brand,
      checks: { address_line1_check: null, address_postal_code_check: null, cvc_check: 'pass' },
      country: 'US',
      display_brand: brand,
      exp_month: card.month,
      exp_year: card.year,
      fingerprint: fingerprintOf(card.number),
      funding: 'credit',
      generated_from: null,
      last4: card.number.slice(-4),
      networks: { available: [brand], preferred: null },
      regulated_status: 'unregulated',
      three_d_secure_usage: { supported: true },
      wallet: null,
    },
    created: seconds(work),
    customer: null,
    customer_account: null,
    livemode: false,
    metadata,
    type: 'card',
  }
  const hidden: CardBehaviour = behaviourOf(card.number)
  await add(work, 'payment_method', method, hidden)
  return method
}

export async function refusalOnAttaching(work: Work, method: string): Promise<Refusal | null> {
  return (await hiddenOf<CardBehaviour>(work, method))?.whenAttached ?? null
}

export async function refusalOnCharging(work: Work, method: PaymentMethod): Promise<Refusal | null> {
  if (isPast({ month: method.card.exp_month, year: method.card.exp_year }, work.nowMs)) {
    return { code: 'expired_card', declineCode: 'expired_card', message: 'Your card has expired.' }
  }
  return (await hiddenOf<CardBehaviour>(work, method.id))?.whenCharged ?? null
}

export function cardFailure(refusal: Refusal, more: Record<string, unknown> = {}): StripeFailure {
  const body = {
    type: 'card_error',
    code: refusal.code,
    doc_url: `https://stripe.com/docs/error-codes/${refusal.code.replaceAll('_', '-')}`,
    message: refusal.message,
    ...(refusal.declineCode === null ? {} : { decline_code: refusal.declineCode }),
    ...more,
  }
  return new StripeFailure(402, body, true)
}

/** Accepts Stripe's test tokens (`pm_card_visa`) in place of an id: each use makes a new card. */
export async function attachPaymentMethod(
  work: Work,
  idOrToken: string,
  customer: string,
  parameter?: string,
): Promise<PaymentMethod> {
  await load(work, 'customer', customer, 'customer')
  const method = TEST_TOKENS.has(idOrToken)
    ? await makeCard(work, cardOfToken(work, idOrToken))
    : await load(work, 'payment_method', idOrToken, parameter)
  if (method.customer !== null && method.customer !== customer) {
    throw invalidRequest('The payment method you provided has already been attached to a customer.', 'payment_method')
  }
  const refusal = await refusalOnAttaching(work, method.id)
  if (refusal !== null) throw cardFailure(refusal)
  if (method.customer === customer) return method
  const attached: PaymentMethod = { ...method, customer }
  await save(work, 'payment_method', attached)
  await emit(work, 'payment_method.attached', attached)
  return attached
}

function cardOfToken(work: Work, token: string): CardForm {
  const number = TEST_TOKENS.get(token)
  if (number === undefined) throw invalidRequest(`No such token: '${token}'`, 'card[token]', 'resource_missing')
  return { number, month: 12, year: new Date(work.nowMs).getUTCFullYear() + 4, cvc: '123' }
}

export async function detachPaymentMethod(work: Work, method: PaymentMethod): Promise<PaymentMethod> {
  if (method.customer === null) {
    throw invalidRequest('The payment method you provided is not attached to a customer so detachment is impossible.')
  }
  const detached: PaymentMethod = { ...method, customer: null }
  await save(work, 'payment_method', detached)
  const [customer] = await where(work, 'customer', { id: method.customer })
  if (customer?.invoice_settings.default_payment_method === method.id) {
    const after = { ...customer, invoice_settings: { ...customer.invoice_settings, default_payment_method: null } }
    await save(work, 'customer', after)
    await emitUpdated(work, 'customer.updated', customer, after)
  }
  for (const subscription of await where(work, 'subscription', { default_payment_method: method.id })) {
    const after = { ...subscription, default_payment_method: null }
    await save(work, 'subscription', after)
    if (subscription.ended_at === null) await emitUpdated(work, 'customer.subscription.updated', subscription, after)
  }
  await emit(work, 'payment_method.detached', detached, { customer: method.customer })
  return detached
}

async function createPaymentMethod(call: Call): Promise<PaymentMethod> {
  const { parameters } = call
  if (parameters.required('type') !== 'card') {
    throw invalidRequest('This simulation has payment methods of type card only.', 'type')
  }
  const card = parameters.hash('card')
  if (card === undefined) throw missingParameter('card')
  const billing = parameters.hash('billing_details')
  return makeCard(
    call,
    readCard(call, card),
    { email: billing?.textOrNull('email') ?? null, name: billing?.textOrNull('name') ?? null },
    mergedMetadata({}, parameters),
  )
}

function readCard(work: Work, parameters: Parameters): CardForm {
  const token = parameters.textOrNull('token')
  if (token !== null) return cardOfToken(work, token)
  const number = parameters.required('number').replaceAll(/\s/g, '')
  if (!isCardNumber(number)) {
    throw cardFailure(
      { code: 'incorrect_number', declineCode: null, message: 'Your card number is incorrect.' },
      { param: parameters.name('number') },
    )
  }
  return {
    number,
    month: parameters.integer('exp_month') ?? 0,
    year: parameters.integer('exp_year') ?? 0,
    cvc: parameters.textOrNull('cvc') ?? '',
  }
}

async function updatePaymentMethod(call: Call): Promise<PaymentMethod> {
  const before = await load(call, 'payment_method', call.id)
  const card = call.parameters.hash('card')
  const method: PaymentMethod = {
    ...before,
    card: {
      ...before.card,
      exp_month: card?.integer('exp_month') ?? before.card.exp_month,
      exp_year: card?.integer('exp_year') ?? before.card.exp_year,
    },
    metadata: mergedMetadata(before.metadata, call.parameters),
  }
  await save(call, 'payment_method', method)
  await emitUpdated(call, 'payment_method.updated', before, method)
  return method
}

async function listPaymentMethods(call: Call) {
  const customer = call.parameters.text('customer')
  if (customer) await load(call, 'customer', customer, 'customer')
  return listOf(call, 'payment_method', { text: ['customer', 'type'] })
}
