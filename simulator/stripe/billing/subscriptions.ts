import { currencyOf } from '../catalog/catalog.ts'
import { amountIn, priceOfItem } from '../catalog/prices.ts'
import { daysLater } from '../objects/calendar.ts'
import { isEnded, missingMethodOf, type PauseCollection, periodOf, type Subscription } from '../objects/subscription.ts'
import { cardFailure } from '../payments/cards.ts'
import { invalidRequest, missingParameter, noSuch } from '../request/failure.ts'
import { changed, type Metadata, mergedMetadata, type Parameters, quantityOf } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { load } from '../store/storage.ts'
import { cancelNow, endTrialNow, linesFor, methodFor, resume, startSubscription, update } from './billing.ts'
import { creditForUnused, invoicePending, PRORATIONS, readItemChanges, switchItems } from './planSwitch.ts'

export const subscriptionRoutes: Route[] = [
  { method: 'POST', path: '/v1/subscriptions', access: 'write', act: createSubscription },
  { method: 'GET', path: '/v1/subscriptions', access: 'read', act: listSubscriptions },
  { method: 'GET', path: '/v1/subscriptions/:id', access: 'read', act: (call) => load(call, 'subscription', call.id) },
  { method: 'POST', path: '/v1/subscriptions/:id', access: 'write', act: updateSubscription },
  { method: 'DELETE', path: '/v1/subscriptions/:id', access: 'write', act: cancelSubscription },
  { method: 'POST', path: '/v1/subscriptions/:id/resume', access: 'write', act: resumeSubscription },
]

const PAYMENT_BEHAVIOURS = [
  'allow_incomplete',
  'default_incomplete',
  'error_if_incomplete',
  'pending_if_incomplete',
] as const

async function createSubscription(call: Call): Promise<Subscription> {
  const { parameters } = call
  const customer = await load(call, 'customer', parameters.required('customer'), 'customer')
  const sent = parameters.hashes('items')
  if (sent === undefined || sent.length === 0) throw missingParameter('items')
  const wanted = parameters.text('currency')
  let currency = wanted ? currencyOf(wanted, 'currency') : undefined
  const items: { price: Awaited<ReturnType<typeof priceOfItem>>; quantity: number; metadata: Metadata }[] = []
  for (const item of sent) {
    const price = await priceOfItem(call, item)
    currency ??= price.currency
    await amountIn(call, price, currency, item.name('price'))
    items.push({ price, quantity: quantityOf(item, 0) ?? 1, metadata: mergedMetadata({}, item) })
  }
  const method = parameters.textOrNull('default_payment_method')
  if (method !== null) await ownMethod(call, method, customer.id)
  const trialEnd = trialEndOf(call, parameters)
  const behaviour = parameters.oneOf('payment_behavior', PAYMENT_BEHAVIOURS) ?? 'allow_incomplete'
  const known = method ?? customer.invoice_settings.default_payment_method
  const free = items.every((item) => item.price.unit_amount === 0)
  if (known === null && trialEnd === null && behaviour !== 'default_incomplete' && !free) {
    throw invalidRequest(
      'This customer has no attached payment source or default payment method. Please consider adding a default payment method.',
      undefined,
      'resource_missing',
    )
  }
  const started = await startSubscription(call, {
    customer: customer.id,
    currency: currency ?? 'usd',
    trialEnd,
    metadata: mergedMetadata({}, parameters),
    description: parameters.textOrNull('description'),
    defaultPaymentMethod: method,
    missingPaymentMethod: missingMethodOf(parameters),
    items,
    firstPayment: behaviour === 'default_incomplete' ? 'wait' : 'attempt',
    changes: (subscription) => withCancellation(call, subscription, parameters),
  })
  if (started.kind === 'unpaid' && behaviour === 'error_if_incomplete') {
    const failure = cardFailure(started.refusal)
    // As if it had never been asked: Stripe makes no subscription in this case.
    throw Object.assign(failure, { keepsEffects: false })
  }
  return started.subscription
}

async function ownMethod(call: Call, id: string, customer: string): Promise<void> {
  const method = await load(call, 'payment_method', id, 'default_payment_method')
  if (method.customer === customer) return
  throw invalidRequest(
    `The customer does not have a payment method with the ID ${id}. The payment method must be attached to the customer.`,
    'default_payment_method',
    'resource_missing',
  )
}

function trialEndOf(call: Call, parameters: Parameters): number | null {
  const days = parameters.integer('trial_period_days')
  const text = parameters.text('trial_end')
  if (days && text) {
    throw invalidRequest('You may only specify one of these parameters: trial_end, trial_period_days.', 'trial_end')
  }
  if (days) {
    if (days < 0 || days > 730) throw invalidRequest('Invalid trial_period_days', 'trial_period_days')
    return daysLater(seconds(call), days)
  }
  if (!text || text === 'now') return null
  const end = parameters.integer('trial_end') ?? 0
  if (end <= seconds(call))
    throw invalidRequest('Invalid timestamp: must be an integer Unix timestamp in the future.', 'trial_end')
  return end
}

async function updateSubscription(call: Call): Promise<Subscription> {
  const { parameters } = call
  const before = await load(call, 'subscription', call.id)
  // Without a change of the items there is nothing to prorate.
  parameters.oneOf('proration_behavior', PRORATIONS)
  const metadata = mergedMetadata(before.metadata, parameters)
  const details = withDetails(before, parameters)
  if (isEnded(before)) {
    const onlyNotes = parameters.keys().every((key) => ['metadata', 'cancellation_details', 'expand'].includes(key))
    if (!onlyNotes) {
      throw invalidRequest('A canceled subscription can only update its cancellation_details and metadata.')
    }
    return update(call, before, { ...details, metadata })
  }
  const method = parameters.text('default_payment_method')
  if (method) await ownMethod(call, method, before.customer)
  const behavior = parameters.hash('trial_settings')
  const changedFields = withCancellation(
    call,
    {
      ...details,
      metadata,
      default_payment_method: method === undefined ? before.default_payment_method : method,
      description: changed(parameters, 'description', before.description),
      pause_collection: pauseOf(parameters, before.pause_collection),
      trial_settings: behavior === undefined ? before.trial_settings : settingsOf(parameters),
    },
    parameters,
  )
  const itemChanges = parameters.hashes('items')
  const switched =
    itemChanges === undefined
      ? await update(call, before, changedFields)
      : await switchItems(call, before, changedFields, await readItemChanges(call, changedFields, itemChanges))
  return applyTrialEnd(call, switched)
}

function settingsOf(parameters: Parameters) {
  return { end_behavior: { billing_cycle_anchor: null, missing_payment_method: missingMethodOf(parameters) } }
}

async function applyTrialEnd(call: Call, subscription: Subscription): Promise<Subscription> {
  const { parameters } = call
  const text = parameters.text('trial_end')
  if (!text) return subscription
  if (text === 'now') return subscription.status === 'trialing' ? endTrialNow(call, subscription) : subscription
  const end = trialEndOf(call, parameters)
  if (end === null) return subscription
  const start = subscription.status === 'trialing' ? (subscription.trial_start ?? seconds(call)) : seconds(call)
  const data = subscription.items.data.map((item) => ({
    ...item,
    current_period_start: start,
    current_period_end: end,
  }))
  return update(call, subscription, {
    ...subscription,
    billing_cycle_anchor: end,
    items: { ...subscription.items, data },
    status: 'trialing',
    trial_start: start,
    trial_end: end,
    cancel_at: subscription.cancel_at_period_end ? end : subscription.cancel_at,
  })
}

/** `cancel_at_period_end` and `cancel_at`: setting them asks for the end, unsetting takes it back. */
function withCancellation(call: Call, subscription: Subscription, parameters: Parameters): Subscription {
  const atPeriodEnd = parameters.flag('cancel_at_period_end')
  const asked = parameters.text('cancel_at')
  if (atPeriodEnd === true && asked) {
    throw invalidRequest('You may only specify one of these parameters: cancel_at, cancel_at_period_end.', 'cancel_at')
  }
  if (atPeriodEnd === undefined && asked === undefined) return subscription
  if (atPeriodEnd === true) {
    return requested(call, { ...subscription, cancel_at_period_end: true, cancel_at: periodOf(subscription).end })
  }
  if (asked) {
    const end = asked === 'min_period_end' || asked === 'max_period_end'
    const at = end ? periodOf(subscription).end : (parameters.integer('cancel_at') ?? 0)
    if (at <= seconds(call)) throw invalidRequest('cancel_at must be in the future.', 'cancel_at')
    return requested(call, { ...subscription, cancel_at_period_end: false, cancel_at: at })
  }
  // What was set by `cancel_at` alone stays when only `cancel_at_period_end=false` comes.
  if (asked === undefined && !subscription.cancel_at_period_end) return subscription
  return {
    ...subscription,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    cancellation_details: { ...subscription.cancellation_details, comment: null, feedback: null, reason: null },
  }
}

function requested(call: Call, subscription: Subscription): Subscription {
  return {
    ...subscription,
    canceled_at: subscription.canceled_at ?? seconds(call),
    cancellation_details: { ...subscription.cancellation_details, reason: 'cancellation_requested' },
  }
}

const FEEDBACK = [
  'customer_service',
  'low_quality',
  'missing_features',
  'other',
  'switched_service',
  'too_complex',
  'too_expensive',
  'unused',
] as const

function withDetails(subscription: Subscription, parameters: Parameters): Subscription {
  const sent = parameters.hash('cancellation_details')
  if (sent === undefined) return subscription
  const known = subscription.cancellation_details
  return {
    ...subscription,
    cancellation_details: {
      ...known,
      comment: changed(sent, 'comment', known.comment),
      feedback: sent.oneOf('feedback', FEEDBACK) ?? (sent.text('feedback') === null ? null : known.feedback),
    },
  }
}

function pauseOf(parameters: Parameters, before: PauseCollection | null): PauseCollection | null {
  if (!parameters.has('pause_collection')) return before
  const sent = parameters.hash('pause_collection')
  if (sent === undefined) return null
  const behavior = sent.oneOf('behavior', ['keep_as_draft', 'mark_uncollectible', 'void']) ?? before?.behavior
  if (behavior === undefined) throw missingParameter('pause_collection[behavior]')
  return { behavior, resumes_at: sent.integer('resumes_at') ?? null }
}

async function cancelSubscription(call: Call): Promise<Subscription> {
  const { parameters } = call
  const subscription = await load(call, 'subscription', call.id)
  if (isEnded(subscription)) throw noSuch('subscription', subscription.id)
  const details = withDetails(subscription, parameters)
  if (parameters.flag('prorate') === true) await creditForUnused(call, details)
  if (parameters.flag('invoice_now') === true) await invoicePending(call, details)
  const current = await load(call, 'subscription', call.id)
  return cancelNow(call, { ...current, cancellation_details: details.cancellation_details }, 'cancellation_requested')
}

async function resumeSubscription(call: Call): Promise<Subscription> {
  const subscription = await load(call, 'subscription', call.id)
  if (subscription.status !== 'paused') {
    throw invalidRequest('You cannot resume this subscription because it is not currently paused.')
  }
  if ((await methodFor(call, subscription)) === null && (await linesFor(call, subscription, false)).length > 0) {
    throw invalidRequest('This customer has no attached payment source or default payment method.')
  }
  return resume(call, subscription)
}

const STATUSES = [
  'active',
  'all',
  'canceled',
  'ended',
  'incomplete',
  'incomplete_expired',
  'past_due',
  'paused',
  'trialing',
  'unpaid',
] as const

async function listSubscriptions(call: Call) {
  const { parameters } = call
  const status = parameters.oneOf('status', STATUSES)
  parameters.oneOf('collection_method', ['charge_automatically', 'send_invoice'])
  const price = parameters.text('price')
  const conditions = []
  if (!status) conditions.push({ sql: `data #>> '{status}' <> ?`, value: 'canceled' })
  else if (status === 'ended')
    conditions.push({ sql: `data #>> '{status}' = any(?)`, value: ['canceled', 'incomplete_expired'] })
  else if (status !== 'all') conditions.push({ sql: `data #>> '{status}' = ?`, value: status })
  if (price) conditions.push({ sql: `data #>> '{items,data,0,price,id}' = ?`, value: price })
  return listOf(call, 'subscription', { text: ['customer', 'collection_method'], conditions })
}
