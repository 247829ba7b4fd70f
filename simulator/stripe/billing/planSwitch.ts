import { amountIn, priceOfItem } from '../catalog/prices.ts'
import { dateInWords } from '../objects/calendar.ts'
import { newId } from '../objects/ids.ts'
import { type InvoiceLine, invoiceLine } from '../objects/invoiceLine.ts'
import type { Price } from '../objects/price.ts'
import {
  itemShape,
  periodOf,
  planOf,
  type Subscription,
  type SubscriptionHidden,
  type SubscriptionItem,
} from '../objects/subscription.ts'
import { invalidRequest } from '../request/failure.ts'
import { mergedMetadata, type Parameters, quantityOf } from '../request/form.ts'
import type { Call } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { find, hiddenOf, hide, save } from '../store/storage.ts'
import { beginPeriod, billNow, draftInvoice, update } from './billing.ts'

/** The items after the change, read from `items[]` of an update: by id changed or deleted, without one added. */
export async function readItemChanges(
  call: Call,
  subscription: Subscription,
  sent: Parameters[],
): Promise<SubscriptionItem[]> {
  let items = subscription.items.data
  for (const change of sent) {
    const id = change.text('id')
    if (!id) {
      const price = await priceOfItem(call, change)
      const known = items.find((item) => item.price.id === price.id)
      if (known !== undefined)
        throw invalidRequest('A subscription can hold each price only once.', change.name('price'))
      const period = periodOf(subscription)
      items = [...items, itemShape(call, subscription.id, price, quantityOf(change, 0) ?? 1, period)]
      continue
    }
    const item = items.find((candidate) => candidate.id === id)
    if (item === undefined)
      throw invalidRequest(`No such subscription_item: '${id}'`, change.name('id'), 'resource_missing')
    if (change.flag('deleted') === true) {
      items = items.filter((candidate) => candidate !== item)
      continue
    }
    const after = await changedItem(call, item, change)
    items = items.map((candidate) => (candidate === item ? after : candidate))
  }
  if (items.length === 0) throw invalidRequest('A subscription must have at least one active plan.', 'items')
  return items
}

export async function changedItem(call: Call, item: SubscriptionItem, change: Parameters): Promise<SubscriptionItem> {
  const price: Price = change.has('price') || change.has('price_data') ? await priceOfItem(call, change) : item.price
  return {
    ...item,
    metadata: mergedMetadata(item.metadata, change),
    plan: planOf(price),
    price,
    quantity: quantityOf(change, 0) ?? item.quantity,
  }
}

export const PRORATIONS = ['create_prorations', 'none', 'always_invoice'] as const

/**
 * Puts other items under a subscription. In a trial nothing is owed; at the same interval the difference for the
 * rest of the period waits for the next invoice (or is billed now); another interval starts a new period today.
 */
export async function switchItems(
  call: Call,
  before: Subscription,
  changed: Subscription,
  items: SubscriptionItem[],
): Promise<Subscription> {
  const proration = call.parameters.oneOf('proration_behavior', PRORATIONS) ?? 'create_prorations'
  for (const item of items) await amountIn(call, item.price, before.currency, 'items')
  const after: Subscription = { ...changed, items: { ...changed.items, data: items } }
  if (before.status === 'trialing' || before.status === 'incomplete') return update(call, before, after)
  if (intervalOf(before) !== intervalOf(after)) {
    if (proration !== 'none') await addPending(call, before, await creditLines(call, before))
    const now = seconds(call)
    const anchored = await update(call, before, { ...after, billing_cycle_anchor: now })
    return beginPeriod(call, anchored, 'subscription_update', now)
  }
  if (proration !== 'none') {
    await addPending(call, before, [...(await creditLines(call, before)), ...(await remainderLines(call, after))])
  }
  const updated = await update(call, before, after)
  return proration === 'always_invoice' ? invoicePending(call, updated) : updated
}

function intervalOf(subscription: Subscription): string {
  const recurring = subscription.items.data[0]?.price.recurring
  return `${recurring?.interval_count} ${recurring?.interval}`
}

/** Bills what waits for the next invoice now. */
export async function invoicePending(work: Work, before: Subscription): Promise<Subscription> {
  const hidden = await hiddenOf<SubscriptionHidden>(work, before.id)
  if (hidden?.pendingLines === undefined || hidden.pendingLines.length === 0) return before
  const invoiceId = newId('in')
  const period = { start: periodOf(before).start, end: seconds(work) }
  const subscription = await update(work, before, { ...before, latest_invoice: invoiceId })
  const draft = await draftInvoice(work, subscription, 'subscription_update', { invoiceId, period, lines: [] })
  await save(work, 'invoice', draft)
  return billNow(work, subscription, draft)
}

export async function creditForUnused(work: Work, subscription: Subscription): Promise<void> {
  if (subscription.status === 'trialing') return
  await addPending(work, subscription, await creditLines(work, subscription))
}

async function addPending(work: Work, subscription: Subscription, lines: InvoiceLine[]): Promise<void> {
  const hidden = (await hiddenOf<SubscriptionHidden>(work, subscription.id)) ?? {}
  const after: SubscriptionHidden = { ...hidden, pendingLines: [...(hidden.pendingLines ?? []), ...lines] }
  await hide(work, subscription.id, after)
}

function creditLines(work: Work, subscription: Subscription): Promise<InvoiceLine[]> {
  return prorationLines(work, subscription, -1, 'Unused time on')
}

function remainderLines(work: Work, subscription: Subscription): Promise<InvoiceLine[]> {
  return prorationLines(work, subscription, 1, 'Remaining time on')
}

export async function prorationLines(
  work: Work,
  subscription: Subscription,
  sign: 1 | -1,
  words: string,
): Promise<InvoiceLine[]> {
  const now = seconds(work)
  const { start, end } = periodOf(subscription)
  const left = Math.max(0, Math.min(1, (end - now) / (end - start)))
  const lines: InvoiceLine[] = []
  for (const item of subscription.items.data) {
    const unitAmount = await amountIn(work, item.price, subscription.currency, 'items')
    const product = await find(work, 'product', item.price.product)
    const name = product?.name ?? item.price.product
    lines.push(
      invoiceLine({
        amount: sign * Math.round(unitAmount * item.quantity * left),
        currency: subscription.currency,
        description: `${words} ${item.quantity} × ${name} after ${dateInWords(now)}`,
        price: item.price,
        unitAmount,
        quantity: item.quantity,
        period: { start: now, end },
        subscription: subscription.id,
        item: item.id,
        proration: true,
        metadata: subscription.metadata,
      }),
    )
  }
  return lines
}
