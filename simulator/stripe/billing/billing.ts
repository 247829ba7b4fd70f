import { amountIn } from '../catalog/prices.ts'
import { daysLater } from '../objects/calendar.ts'
import { newId } from '../objects/ids.ts'
import { type Invoice, invoiceShape, periodLine } from '../objects/invoice.ts'
import type { InvoiceLine } from '../objects/invoiceLine.ts'
import type { Refusal } from '../objects/paymentMethod.ts'
import type { Price } from '../objects/price.ts'
import {
  isEnded,
  itemShape,
  periodAfter,
  periodOf,
  type Subscription,
  type SubscriptionFacts,
  type SubscriptionHidden,
  subscriptionShape,
  withPeriod,
} from '../objects/subscription.ts'
import type { Metadata } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import { add, find, hiddenOf, hide, load, save, schedule, unschedule } from '../store/storage.ts'
import { emit, emitUpdated } from '../webhooks/events.ts'
import {
  collect,
  finalize,
  markPaid,
  markUncollectible,
  requestPayment,
  stopCollecting,
  voidInvoice,
} from './collection.ts'

/** How long an incomplete subscription waits for its first payment; Stripe's own number. */
const INCOMPLETE_HOURS = 23
const TRIAL_NOTICE_DAYS = 3

export interface Start extends SubscriptionFacts {
  items: { price: Price; quantity: number; metadata: Metadata }[]
  /** `attempt` charges at once; `wait` leaves the first payment open. */
  firstPayment: 'attempt' | 'wait'
  changes?: (subscription: Subscription) => Subscription
}

export type Started =
  | { kind: 'started'; subscription: Subscription; invoice: Invoice }
  | { kind: 'unpaid'; subscription: Subscription; invoice: Invoice; refusal: Refusal }

/** Makes a subscription with its first invoice: of nothing while a trial runs, else charged now. */
export async function startSubscription(work: Work, start: Start): Promise<Started> {
  const customer = await load(work, 'customer', start.customer, 'customer')
  if (customer.currency !== start.currency) {
    const after = { ...customer, currency: start.currency }
    await save(work, 'customer', after)
    await emitUpdated(work, 'customer.updated', customer, after)
  }
  const invoiceId = newId('in')
  const made = subscriptionShape(work, start, invoiceId)
  const items = start.items.map((item) =>
    itemShape(work, made.id, item.price, item.quantity, { start: made.created, end: made.created }, item.metadata),
  )
  const withItems: Subscription = { ...made, items: { ...made.items, data: items } }
  const period =
    start.trialEnd === null ? periodAfter(withItems, made.created) : { start: made.created, end: start.trialEnd }
  const filled: Subscription = { ...withItems, items: withPeriod(withItems.items, period) }
  const subscription = start.changes?.(filled) ?? filled
  const hidden: SubscriptionHidden = {}
  await add(work, 'subscription', subscription, hidden)
  await emit(work, 'customer.subscription.created', subscription)
  await reschedule(work, subscription)
  const draft = await draftInvoice(work, subscription, 'subscription_create', { invoiceId, period: emptyPeriod(work) })
  const invoice = await finalize(work, draft)
  if (invoice.amount_due > 0 && start.firstPayment === 'wait') {
    await requestPayment(work, invoice)
    return { kind: 'started', subscription, invoice }
  }
  const method = await methodFor(work, subscription)
  const collected = await collect(work, invoice, method, { retry: false })
  if (collected.kind === 'refused') return { ...collected, kind: 'unpaid', subscription }
  const paid = await afterPayment(work, collected.invoice)
  return { kind: 'started', subscription: paid ?? subscription, invoice: collected.invoice }
}

function emptyPeriod(work: Work) {
  return { start: seconds(work), end: seconds(work) }
}

/** The card that pays: the subscription's own, else the customer's. */
export async function methodFor(work: Work, subscription: Subscription): Promise<string | null> {
  if (subscription.default_payment_method !== null) return subscription.default_payment_method
  const customer = await find(work, 'customer', subscription.customer)
  return customer?.invoice_settings.default_payment_method ?? null
}

/** Lines for the period that the subscription is in, with prorations that waited for an invoice. */
export async function linesFor(work: Work, subscription: Subscription, trial: boolean): Promise<InvoiceLine[]> {
  const lines: InvoiceLine[] = []
  for (const item of subscription.items.data) {
    const amount = await amountIn(work, item.price, subscription.currency, 'currency')
    const product = await find(work, 'product', item.price.product)
    lines.push(periodLine(subscription, item, amount, product?.name ?? item.price.product, trial))
  }
  return lines
}

export async function draftInvoice(
  work: Work,
  subscription: Subscription,
  reason: string,
  facts: { invoiceId: string; period: { start: number; end: number }; lines?: InvoiceLine[] },
): Promise<Invoice> {
  const customer = await load(work, 'customer', subscription.customer)
  const hidden = (await hiddenOf<SubscriptionHidden>(work, subscription.id)) ?? {}
  const own = facts.lines ?? (await linesFor(work, subscription, subscription.status === 'trialing'))
  const lines = [...(hidden.pendingLines ?? []), ...own]
  if (hidden.pendingLines !== undefined) {
    const { pendingLines: _billed, ...rest } = hidden
    await hide(work, subscription.id, rest)
  }
  const draft = invoiceShape(work, customer, subscription, lines, {
    id: facts.invoiceId,
    reason,
    periodStart: facts.period.start,
    periodEnd: facts.period.end,
  })
  await add(work, 'invoice', draft)
  await emit(work, 'invoice.created', draft)
  return draft
}

/** Stores the change, tells it, and sets what is due next. */
export async function update(work: Work, before: Subscription, after: Subscription): Promise<Subscription> {
  await save(work, 'subscription', after)
  await emitUpdated(work, 'customer.subscription.updated', before, after)
  await reschedule(work, after)
  return after
}

async function reschedule(work: Work, subscription: Subscription): Promise<void> {
  await unschedule(work, subscription.id)
  if (isEnded(subscription)) return
  const { id, status } = subscription
  if (status === 'incomplete') {
    return schedule(work, id, 'incomplete', subscription.created + INCOMPLETE_HOURS * 3600)
  }
  if (subscription.pause_collection?.resumes_at) {
    await schedule(work, id, 'resume collection', subscription.pause_collection.resumes_at)
  }
  if (status === 'trialing' && subscription.trial_end !== null) {
    const hidden = await hiddenOf<SubscriptionHidden>(work, id)
    if (hidden?.announcedTrialEnd !== subscription.trial_end) {
      const notice = daysLater(subscription.trial_end, -TRIAL_NOTICE_DAYS)
      // A trial shorter than the notice is announced at once.
      await schedule(work, id, 'trial will end', Math.max(seconds(work), notice))
    }
  }
  const end = status === 'paused' ? null : periodOf(subscription).end
  const ends = [end, subscription.cancel_at].filter((instant) => instant !== null)
  if (ends.length > 0) await schedule(work, id, 'boundary', Math.min(...ends))
}

export async function announceTrialEnd(work: Work, subscription: Subscription): Promise<void> {
  if (subscription.trial_end === null) return
  const hidden = (await hiddenOf<SubscriptionHidden>(work, subscription.id)) ?? {}
  await hide(work, subscription.id, { ...hidden, announcedTrialEnd: subscription.trial_end })
  await emit(work, 'customer.subscription.trial_will_end', subscription)
}

/** The end of a trial or of a paid period: canceled if that was asked for, else the next period begins. */
export async function crossBoundary(work: Work, subscription: Subscription): Promise<void> {
  const now = seconds(work)
  if (subscription.cancel_at !== null && subscription.cancel_at <= now) {
    await cancelNow(work, subscription, subscription.cancellation_details.reason ?? 'cancellation_requested')
    return
  }
  if (periodOf(subscription).end > now) return reschedule(work, subscription)
  if (subscription.status === 'trialing' && (await methodFor(work, subscription)) === null) {
    const behaviour = subscription.trial_settings.end_behavior.missing_payment_method
    if (behaviour === 'cancel') {
      await cancelNow(work, subscription, null)
      return
    }
    if (behaviour === 'pause') {
      const paused = await update(work, subscription, { ...subscription, status: 'paused' })
      await emit(work, 'customer.subscription.paused', paused)
      return
    }
  }
  await beginPeriod(work, subscription, 'subscription_cycle')
}

/** Moves into the period that starts where the last one ended, and bills it. */
export async function beginPeriod(
  work: Work,
  before: Subscription,
  reason: 'subscription_cycle' | 'subscription_update',
  from = periodOf(before).end,
): Promise<Subscription> {
  const lastPeriod = periodOf(before)
  const invoiceId = newId('in')
  const after = await update(work, before, {
    ...before,
    items: withPeriod(before.items, periodAfter(before, from)),
    latest_invoice: invoiceId,
    status: before.status === 'past_due' ? 'past_due' : 'active',
  })
  const draft = await draftInvoice(work, after, reason, { invoiceId, period: lastPeriod })
  return billNow(work, after, draft)
}

export async function billNow(work: Work, subscription: Subscription, draft: Invoice): Promise<Subscription> {
  const pause = subscription.pause_collection
  if (pause !== null) {
    if (pause.behavior === 'keep_as_draft') {
      await save(work, 'invoice', { ...draft, auto_advance: false })
      return subscription
    }
    const invoice = await finalize(work, draft)
    if (pause.behavior === 'void') await voidInvoice(work, invoice)
    else await markUncollectible(work, invoice)
    return subscription
  }
  const invoice = await finalize(work, draft)
  return (await attempt(work, invoice)) ?? subscription
}

/** One try to collect an invoice, with what follows for its subscription. */
export async function attempt(work: Work, invoice: Invoice): Promise<Subscription | undefined> {
  const subscription = await subscriptionOf(work, invoice)
  if (subscription === undefined) return undefined
  const method = await methodFor(work, subscription)
  const collected = await collect(work, invoice, method, { retry: !isEnded(subscription) })
  if (collected.kind === 'paid') return afterPayment(work, collected.invoice)
  return afterRefusal(work, subscription, collected.triesLeft)
}

async function subscriptionOf(work: Work, invoice: Invoice): Promise<Subscription | undefined> {
  return find(work, 'subscription', invoice.parent.subscription_details.subscription)
}

/** An unpaid subscription whose latest invoice is paid is active (again). */
export async function afterPayment(work: Work, invoice: Invoice): Promise<Subscription | undefined> {
  const subscription = await subscriptionOf(work, invoice)
  if (subscription === undefined || subscription.latest_invoice !== invoice.id) return subscription
  if (subscription.status !== 'incomplete' && subscription.status !== 'past_due') return subscription
  return update(work, subscription, { ...subscription, status: 'active' })
}

async function afterRefusal(work: Work, subscription: Subscription, triesLeft: boolean): Promise<Subscription> {
  if (subscription.status === 'incomplete' || isEnded(subscription)) return subscription
  const late = await update(work, subscription, { ...subscription, status: 'past_due' })
  return triesLeft ? late : cancelNow(work, late, 'payment_failed')
}

export async function cancelNow(work: Work, before: Subscription, reason: string | null): Promise<Subscription> {
  const now = seconds(work)
  const after: Subscription = {
    ...before,
    canceled_at: before.canceled_at ?? now,
    cancellation_details: { ...before.cancellation_details, reason },
    ended_at: now,
    status: 'canceled',
  }
  await save(work, 'subscription', after)
  await reschedule(work, after)
  await stopCollecting(work, after)
  await emit(work, 'customer.subscription.deleted', after)
  return after
}

/** A first payment that never came: the subscription is over, its invoice void. */
export async function expireIncomplete(work: Work, before: Subscription): Promise<void> {
  await update(work, before, { ...before, status: 'incomplete_expired', ended_at: seconds(work) })
  const invoice = before.latest_invoice === null ? undefined : await find(work, 'invoice', before.latest_invoice)
  if (invoice?.status === 'open') await voidInvoice(work, invoice)
}

/** Ends a trial now: the first paid period starts and is billed. */
export async function endTrialNow(work: Work, before: Subscription): Promise<Subscription> {
  const now = seconds(work)
  const ended: Subscription = { ...before, trial_end: now, billing_cycle_anchor: now }
  await announceTrialEnd(work, ended)
  return beginPeriod(work, ended, 'subscription_update', now)
}

/** A paused subscription starts a new period from now; it is active once that is paid. */
export async function resume(work: Work, before: Subscription): Promise<Subscription> {
  const now = seconds(work)
  const resumed = await beginPeriod(work, { ...before, billing_cycle_anchor: now }, 'subscription_update', now)
  await emit(work, 'customer.subscription.resumed', resumed)
  return resumed
}

export async function payOutOfBand(work: Work, invoice: Invoice): Promise<Invoice> {
  const paid = await markPaid(work, invoice, {})
  await afterPayment(work, paid)
  return paid
}
