import { invalidRequest } from '../request/failure.ts'
import type { Metadata, Parameters } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import { nextBoundary } from './calendar.ts'
import { newId } from './ids.ts'
import type { InvoiceLine } from './invoiceLine.ts'
import { type List, listObject } from './list.ts'
import type { Price } from './price.ts'

type SubscriptionStatus =
  | 'trialing'
  | 'active'
  | 'past_due'
  | 'canceled'
  | 'incomplete'
  | 'incomplete_expired'
  | 'paused'

export interface SubscriptionItem {
  id: string
  object: 'subscription_item'
  billing_thresholds: null
  created: number
  current_period_end: number
  current_period_start: number
  current_trial: null
  discounts: never[]
  metadata: Metadata
  plan: ReturnType<typeof planOf>
  price: Price
  quantity: number
  subscription: string
  tax_rates: never[]
}

export type Subscription = ReturnType<typeof subscriptionShape>

export interface PauseCollection {
  behavior: 'keep_as_draft' | 'mark_uncollectible' | 'void'
  resumes_at: number | null
}

/** What the API does not show: the trial already announced as ending, prorations waiting for the next invoice. */
export interface SubscriptionHidden {
  announcedTrialEnd?: number
  pendingLines?: InvoiceLine[]
}

export const MISSING_METHOD_BEHAVIOURS = ['create_invoice', 'cancel', 'pause'] as const
export type MissingMethodBehaviour = (typeof MISSING_METHOD_BEHAVIOURS)[number]

export interface SubscriptionFacts {
  customer: string
  currency: string
  trialEnd: number | null
  metadata: Metadata
  description: string | null
  defaultPaymentMethod: string | null
  missingPaymentMethod: MissingMethodBehaviour
}

export function subscriptionShape(work: Work, facts: SubscriptionFacts, invoiceId: string) {
  const id = newId('sub')
  const now = seconds(work)
  return {
    id,
    object: 'subscription' as const,
    application: null,
    application_fee_percent: null,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null },
    billing_cycle_anchor: facts.trialEnd ?? now,
    billing_cycle_anchor_config: null,
    billing_mode: { flexible: null, type: 'classic' },
    billing_schedules: [],
    billing_thresholds: null,
    cancel_at: null as number | null,
    cancel_at_period_end: false,
    canceled_at: null as number | null,
    cancellation_details: {
      comment: null as string | null,
      feedback: null as string | null,
      feedback_option: null,
      reason: null as string | null,
    },
    collection_method: 'charge_automatically',
    created: now,
    currency: facts.currency,
    customer: facts.customer,
    customer_account: null,
    days_until_due: null,
    default_payment_method: facts.defaultPaymentMethod,
    default_source: null,
    default_tax_rates: [],
    description: facts.description,
    discounts: [],
    ended_at: null as number | null,
    invoice_settings: {
      account_tax_ids: null,
      custom_fields: null,
      description: null,
      footer: null,
      issuer: { type: 'self' },
    },
    items: listObject<SubscriptionItem>([], `/v1/subscription_items?subscription=${id}`),
    latest_invoice: invoiceId as string | null,
    livemode: false as const,
    managed_payments: null,
    metadata: facts.metadata,
    next_pending_invoice_item_invoice: null,
    on_behalf_of: null,
    pause_collection: null as PauseCollection | null,
    payment_settings: {
      payment_method_options: null,
      payment_method_types: null,
      save_default_payment_method: 'off',
    },
    pending_invoice_item_interval: null,
    pending_setup_intent: null,
    pending_update: null,
    schedule: null,
    start_date: now,
    status: (facts.trialEnd === null ? 'incomplete' : 'trialing') as SubscriptionStatus,
    test_clock: null,
    transfer_data: null,
    trial_end: facts.trialEnd,
    trial_settings: {
      end_behavior: { billing_cycle_anchor: null, missing_payment_method: facts.missingPaymentMethod },
    },
    trial_start: facts.trialEnd === null ? null : now,
  }
}

export function itemShape(
  work: Work,
  subscription: string,
  price: Price,
  quantity: number,
  period: { start: number; end: number },
  metadata: Metadata = {},
): SubscriptionItem {
  return {
    id: newId('si', 14),
    object: 'subscription_item',
    billing_thresholds: null,
    created: seconds(work),
    current_period_end: period.end,
    current_period_start: period.start,
    current_trial: null,
    discounts: [],
    metadata,
    plan: planOf(price),
    price,
    quantity,
    subscription,
    tax_rates: [],
  }
}

/** The older form of a price, which subscription items still carry beside it. */
export function planOf(price: Price) {
  return {
    id: price.id,
    object: 'plan' as const,
    active: price.active,
    amount: price.unit_amount,
    amount_decimal: price.unit_amount_decimal,
    billing_scheme: price.billing_scheme,
    created: price.created,
    currency: price.currency,
    interval: price.recurring?.interval ?? 'month',
    interval_count: price.recurring?.interval_count ?? 1,
    livemode: false as const,
    metadata: price.metadata,
    meter: null,
    nickname: price.nickname,
    product: price.product,
    tiers_mode: null,
    transform_usage: null,
    trial_period_days: price.recurring?.trial_period_days ?? null,
    usage_type: 'licensed',
  }
}

export function periodOf(subscription: Subscription): { start: number; end: number } {
  const item = firstItem(subscription)
  return { start: item.current_period_start, end: item.current_period_end }
}

function firstItem(subscription: Subscription): SubscriptionItem {
  const item = subscription.items.data[0]
  if (item === undefined) throw invalidRequest('A subscription must have at least one active plan.', 'items')
  return item
}

export function periodAfter(subscription: Subscription, start: number): { start: number; end: number } {
  const recurring = firstItem(subscription).price.recurring
  const interval = recurring?.interval ?? 'month'
  const count = recurring?.interval_count ?? 1
  return { start, end: nextBoundary(subscription.billing_cycle_anchor, start, interval, count) }
}

export function withPeriod(
  items: List<SubscriptionItem>,
  period: { start: number; end: number },
): List<SubscriptionItem> {
  const data = items.data.map((item) => ({
    ...item,
    current_period_start: period.start,
    current_period_end: period.end,
  }))
  return { ...items, data }
}

export function isEnded(subscription: Subscription): boolean {
  return subscription.status === 'canceled' || subscription.status === 'incomplete_expired'
}

export function missingMethodOf(parameters: Parameters | undefined) {
  const behavior = parameters?.hash('trial_settings')?.hash('end_behavior')
  return behavior?.oneOf('missing_payment_method', MISSING_METHOD_BEHAVIOURS) ?? 'create_invoice'
}
