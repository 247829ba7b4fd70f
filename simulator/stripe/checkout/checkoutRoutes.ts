import { emailOf } from '../billing/customers.ts'
import { currencyOf } from '../catalog/catalog.ts'
import { amountIn, priceOfItem } from '../catalog/prices.ts'
import { type CheckoutSession, type LineItem, type SessionHidden, sessionShape } from '../objects/checkoutSession.ts'
import { newId } from '../objects/ids.ts'
import { missingMethodOf } from '../objects/subscription.ts'
import { invalidRequest, missingParameter } from '../request/failure.ts'
import { type Metadata, mergedMetadata, type Parameters, quantityOf } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds } from '../request/work.ts'
import { listOf, pageOfItems } from '../store/listOf.ts'
import { add, load, save, schedule } from '../store/storage.ts'
import { expireSession, sessionHidden } from './session.ts'

export const checkoutRoutes: Route[] = [
  { method: 'POST', path: '/v1/checkout/sessions', access: 'write', act: createSession },
  {
    method: 'GET',
    path: '/v1/checkout/sessions',
    access: 'read',
    act: (call) =>
      listOf(call, 'checkout.session', { text: ['customer', 'status', 'subscription'], fields: emailFilter(call) }),
  },
  {
    method: 'GET',
    path: '/v1/checkout/sessions/:id',
    access: 'read',
    act: (call) => load(call, 'checkout.session', call.id),
  },
  { method: 'POST', path: '/v1/checkout/sessions/:id', access: 'write', act: updateSession },
  { method: 'POST', path: '/v1/checkout/sessions/:id/expire', access: 'write', act: expire },
  { method: 'GET', path: '/v1/checkout/sessions/:id/line_items', access: 'read', act: listLineItems },
]

/** The languages that Stripe's page speaks; this one notes them. */
const LOCALES =
  'auto bg cs da de el en en-GB es es-419 et fi fil fr fr-CA hi-IN hr hu id it ja ko lt lv ms mt nb nl pl pt pt-BR ro ru sk sl sv th tr vi zh zh-HK zh-TW'.split(
    ' ',
  )

function emailFilter(call: Call): Record<string, string> {
  const email = call.parameters.hash('customer_details')?.text('email')
  return email ? { 'customer_details.email': email } : {}
}

async function createSession(call: Call): Promise<CheckoutSession> {
  const { parameters } = call
  const mode = parameters.required('mode')
  if (mode !== 'subscription') throw invalidRequest('This simulation has checkouts of mode subscription only.', 'mode')
  const uiMode = parameters.text('ui_mode')
  if (uiMode && uiMode !== 'hosted_page' && uiMode !== 'hosted') {
    throw invalidRequest('This simulation has hosted checkout pages only.', 'ui_mode')
  }
  const successUrl = urlOf(parameters, 'success_url')
  if (successUrl === null) throw missingParameter('success_url')
  const customer = parameters.textOrNull('customer')
  const customerEmail = emailOf(parameters, 'customer_email')
  if (customer !== null && customerEmail !== null) {
    throw invalidRequest('You may only specify one of these parameters: customer, customer_email.', 'customer_email')
  }
  const known = customer === null ? null : await load(call, 'customer', customer, 'customer')
  const items = await readItems(call)
  const trial = readTrial(call)
  const subscriptionData = parameters.hash('subscription_data')
  const periodAmount = items.reduce((sum, item) => sum + item.amount_total, 0)
  const hidden: SessionHidden = {
    items,
    periodAmount,
    ...trial,
    subscriptionMetadata: subscriptionData === undefined ? {} : mergedMetadata({}, subscriptionData),
    subscriptionDescription: subscriptionData?.textOrNull('description') ?? null,
    missingPaymentMethod: missingMethodOf(subscriptionData),
  }
  const hasTrial = trial.trialDays !== null || trial.trialEnd !== null
  const session = sessionShape(call, {
    cancelUrl: urlOf(parameters, 'cancel_url'),
    clientReferenceId: referenceOf(parameters),
    currency: items[0]?.currency ?? 'usd',
    customer,
    customerEmail: known?.email ?? customerEmail,
    expiresAt: expiryOf(call),
    locale: parameters.oneOf('locale', LOCALES) ?? null,
    metadata: mergedMetadata({}, parameters),
    paymentMethodCollection: parameters.oneOf('payment_method_collection', ['always', 'if_required']) ?? 'always',
    allowPromotionCodes: parameters.flag('allow_promotion_codes') ?? null,
    successUrl,
    total: hasTrial ? 0 : periodAmount,
  })
  await add(call, 'checkout.session', session, hidden)
  await schedule(call, session.id, 'session expires', session.expires_at)
  return session
}

async function readItems(call: Call): Promise<LineItem[]> {
  const { parameters } = call
  const sent = parameters.hashes('line_items')
  if (sent === undefined || sent.length === 0) throw missingParameter('line_items')
  const wanted = parameters.text('currency')
  let currency = wanted ? currencyOf(wanted, 'currency') : undefined
  const items: LineItem[] = []
  for (const item of sent) {
    const price = await priceOfItem(call, item)
    currency ??= price.currency
    const quantity = quantityOf(item, 1) ?? 1
    const amount = (await amountIn(call, price, currency, item.name('price'))) * quantity
    const product = await load(call, 'product', price.product)
    items.push({
      id: newId('li'),
      object: 'item',
      adjustable_quantity: null,
      amount_discount: 0,
      amount_subtotal: amount,
      amount_tax: 0,
      amount_total: amount,
      currency,
      description: product.name,
      metadata: item.has('metadata') ? mergedMetadata({}, item) : null,
      price,
      quantity,
    })
  }
  return items
}

const LEAST_TRIAL_SECONDS = 48 * 3600
const MOST_TRIAL_DAYS = 730

function readTrial(call: Call): { trialDays: number | null; trialEnd: number | null } {
  const data = call.parameters.hash('subscription_data')
  const days = data?.integer('trial_period_days') ?? null
  const end = data?.integer('trial_end') ?? null
  if (days !== null && end !== null) {
    throw invalidRequest('You may only specify one of trial_period_days and trial_end.', 'subscription_data[trial_end]')
  }
  if (days !== null && (days < 1 || days > MOST_TRIAL_DAYS)) {
    throw invalidRequest('The trial must last from 1 to 730 days.', 'subscription_data[trial_period_days]')
  }
  if (end !== null && end < seconds(call) + LEAST_TRIAL_SECONDS) {
    throw invalidRequest(
      'The `trial_end` date has to be at least 2 days in the future.',
      'subscription_data[trial_end]',
    )
  }
  return { trialDays: days, trialEnd: end }
}

function urlOf(parameters: Parameters, key: string): string | null {
  const text = parameters.textOrNull(key)
  if (text === null) return null
  const protocol = URL.parse(text)?.protocol
  if (protocol !== 'http:' && protocol !== 'https:') throw invalidRequest('Not a valid URL', key, 'url_invalid')
  return text
}

function referenceOf(parameters: Parameters): string | null {
  const reference = parameters.textOrNull('client_reference_id')
  if (reference !== null && reference.length > 200) {
    throw invalidRequest('client_reference_id can be at most 200 characters long.', 'client_reference_id')
  }
  return reference
}

const HALF_AN_HOUR = 1800
const A_DAY = 86_400

function expiryOf(call: Call): number {
  const wanted = call.parameters.integer('expires_at')
  if (wanted === undefined || wanted === null) return seconds(call) + A_DAY
  // A minute of tolerance: the caller's clock was read before ours.
  if (wanted < seconds(call) + HALF_AN_HOUR - 60 || wanted > seconds(call) + A_DAY + 60) {
    throw invalidRequest('The `expires_at` timestamp must be between 30 minutes and 24 hours from now.', 'expires_at')
  }
  return wanted
}

async function updateSession(call: Call): Promise<CheckoutSession> {
  const session = await load(call, 'checkout.session', call.id)
  const metadata: Metadata = mergedMetadata(session.metadata, call.parameters)
  await save(call, 'checkout.session', { ...session, metadata })
  return { ...session, metadata }
}

async function expire(call: Call): Promise<CheckoutSession> {
  const session = await load(call, 'checkout.session', call.id)
  if (session.status !== 'open') {
    throw invalidRequest(
      `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${session.status}\`.`,
    )
  }
  return expireSession(call, session)
}

async function listLineItems(call: Call) {
  const session = await load(call, 'checkout.session', call.id)
  return pageOfItems(call, (await sessionHidden(call, session)).items)
}
