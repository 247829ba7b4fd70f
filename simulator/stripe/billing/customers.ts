import { type Address, EMPTY_ADDRESS } from '../objects/address.ts'
import type { Customer } from '../objects/customer.ts'
import { newId } from '../objects/ids.ts'
import { attachPaymentMethod, detachPaymentMethod } from '../payments/cards.ts'
import { invalidRequest } from '../request/failure.ts'
import { changed, type Metadata, mergedMetadata, type Parameters } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, find, load, redact, remove, save, wasDeleted, where } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'
import { cancelNow } from './billing.ts'

export const customerRoutes: Route[] = [
  { method: 'POST', path: '/v1/customers', access: 'write', act: createCustomer },
  {
    method: 'GET',
    path: '/v1/customers',
    access: 'read',
    act: (call) => listOf(call, 'customer', { text: ['email'] }),
  },
  { method: 'GET', path: '/v1/customers/:id', access: 'read', act: readCustomer },
  { method: 'POST', path: '/v1/customers/:id', access: 'write', act: updateCustomer },
  { method: 'DELETE', path: '/v1/customers/:id', access: 'write', act: deleteCustomer },
]

export async function makeCustomer(
  work: Work,
  facts: { email: string | null; name?: string | null; metadata?: Metadata },
): Promise<Customer> {
  const customer: Customer = {
    id: newId('cus', 14),
    object: 'customer',
    address: null,
    balance: 0,
    created: seconds(work),
    currency: null,
    customer_account: null,
    default_source: null,
    delinquent: false,
    description: null,
    discount: null,
    email: facts.email,
    invoice_prefix: newId('p', 8).slice(2).toUpperCase(),
    invoice_settings: { custom_fields: null, default_payment_method: null, footer: null, rendering_options: null },
    livemode: false,
    metadata: facts.metadata ?? {},
    name: facts.name ?? null,
    next_invoice_sequence: 1,
    phone: null,
    preferred_locales: [],
    shipping: null,
    tax_exempt: 'none',
    test_clock: null,
  }
  await add(work, 'customer', customer)
  return customer
}

async function createCustomer(call: Call): Promise<Customer> {
  const { parameters } = call
  if (parameters.textOrNull('test_clock') !== null) {
    throw invalidRequest('This simulation has one clock for all customers; test_clock is not available.', 'test_clock')
  }
  const made = await makeCustomer(call, { email: emailOf(parameters), metadata: mergedMetadata({}, parameters) })
  const customer = withChanges(made, parameters)
  await save(call, 'customer', customer)
  await emit(call, 'customer.created', customer)
  const paymentMethod = parameters.textOrNull('payment_method')
  if (paymentMethod !== null) {
    await attachPaymentMethod(call, paymentMethod, customer.id, 'payment_method')
  }
  return customer
}

async function updateCustomer(call: Call): Promise<Customer> {
  const { parameters } = call
  const before = await load(call, 'customer', call.id)
  const after = withChanges(before, parameters)
  const customer: Customer = {
    ...after,
    email: parameters.has('email') ? emailOf(parameters) : before.email,
    metadata: mergedMetadata(before.metadata, parameters),
  }
  const method = customer.invoice_settings.default_payment_method
  if (method !== null && method !== before.invoice_settings.default_payment_method) {
    const card = await load(call, 'payment_method', method, 'invoice_settings[default_payment_method]')
    if (card.customer !== customer.id) {
      throw invalidRequest(
        `The customer does not have a payment method with the ID ${method}. The payment method must be attached to the customer.`,
        'invoice_settings[default_payment_method]',
        'resource_missing',
      )
    }
  }
  await save(call, 'customer', customer)
  await emitUpdated(call, 'customer.updated', before, customer)
  return customer
}

function withChanges(customer: Customer, parameters: Parameters): Customer {
  const settings = parameters.hash('invoice_settings')
  const method = settings?.text('default_payment_method')
  const address = parameters.hash('address')
  return {
    ...customer,
    address: address === undefined ? (parameters.has('address') ? null : customer.address) : addressOf(address),
    balance: parameters.integer('balance') ?? customer.balance,
    description: changed(parameters, 'description', customer.description),
    invoice_settings: {
      ...customer.invoice_settings,
      default_payment_method: method === undefined ? customer.invoice_settings.default_payment_method : method,
    },
    name: changed(parameters, 'name', customer.name),
    phone: changed(parameters, 'phone', customer.phone),
    preferred_locales: parameters.texts('preferred_locales') ?? customer.preferred_locales,
    tax_exempt: parameters.oneOf('tax_exempt', ['exempt', 'none', 'reverse']) ?? customer.tax_exempt,
  }
}

function addressOf(parameters: Parameters): Address {
  const keys = Object.keys(EMPTY_ADDRESS) as (keyof Address)[]
  const address = { ...EMPTY_ADDRESS }
  for (const key of keys) address[key] = parameters.textOrNull(key)
  return address
}

export function emailOf(parameters: Parameters, key = 'email'): string | null {
  const email = parameters.textOrNull(key)
  if (email !== null && !/^[^\s@]+@[^\s@]+$/.test(email)) {
    throw invalidRequest(`Invalid email address: ${email}`, key, 'email_invalid')
  }
  return email
}

/** A deleted customer still answers, but only says that it is deleted. */
async function readCustomer(call: Call) {
  const customer = await find(call, 'customer', call.id)
  if (customer !== undefined) return customer
  if (!(await wasDeleted(call, 'customer', call.id))) return load(call, 'customer', call.id)
  return { id: call.id, object: 'customer', deleted: true }
}

async function deleteCustomer(call: Call) {
  const customer = await load(call, 'customer', call.id)
  for (const subscription of await where(call, 'subscription', { customer: customer.id })) {
    if (subscription.ended_at === null) await cancelNow(call, subscription, 'cancellation_requested')
  }
  for (const method of await where(call, 'payment_method', { customer: customer.id })) {
    await detachPaymentMethod(call, method)
  }
  await remove(call, customer.id)
  await emit(call, 'customer.deleted', customer)
  if (customer.email) await redact(call, customer.email)
  return { id: customer.id, object: 'customer', deleted: true }
}
