import type { Metadata } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import { moneyInWords } from './calendar.ts'
import type { Customer } from './customer.ts'
import { newId } from './ids.ts'
import { type InvoiceLine, invoiceLine } from './invoiceLine.ts'
import { listObject } from './list.ts'
import type { Subscription, SubscriptionItem } from './subscription.ts'

export type Invoice = ReturnType<typeof invoiceShape>

export interface InvoicePayment {
  id: string
  object: 'invoice_payment'
  amount_paid: number | null
  amount_requested: number
  created: number
  currency: string
  invoice: string
  is_default: boolean
  livemode: false
  payment: { payment_intent: string; type: 'payment_intent' }
  status: 'open' | 'paid' | 'canceled'
  status_transitions: { canceled_at: number | null; paid_at: number | null }
}

/** The line for one period of an item; free while the trial lasts. */
export function periodLine(
  subscription: Subscription,
  item: SubscriptionItem,
  unitAmount: number,
  productName: string,
  trial: boolean,
): InvoiceLine {
  const { interval, interval_count: count } = item.price.recurring ?? { interval: 'month', interval_count: 1 }
  const every = count === 1 ? interval : `every ${count} ${interval}s`
  const rate = `${moneyInWords(unitAmount, subscription.currency)} / ${every}`
  return invoiceLine({
    amount: trial ? 0 : unitAmount * item.quantity,
    currency: subscription.currency,
    description: trial ? `Trial period for ${productName}` : `${item.quantity} × ${productName} (at ${rate})`,
    price: item.price,
    unitAmount: trial ? 0 : unitAmount,
    quantity: item.quantity,
    period: { start: item.current_period_start, end: item.current_period_end },
    subscription: subscription.id,
    item: item.id,
    proration: false,
    metadata: subscription.metadata,
  })
}

/** A draft; the total is what the lines sum to, what is due also respects the customer's balance. */
export function invoiceShape(
  work: Work,
  customer: Customer,
  subscription: Subscription,
  lines: InvoiceLine[],
  facts: { id?: string; reason: string; periodStart: number; periodEnd: number },
) {
  const id = facts.id ?? newId('in')
  const total = lines.reduce((sum, line) => sum + line.amount, 0)
  const due = Math.max(0, total + customer.balance)
  return {
    id,
    object: 'invoice' as const,
    account_country: 'US',
    account_name: 'Simulated account',
    account_tax_ids: null,
    amount_due: due,
    amount_overpaid: 0,
    amount_paid: 0,
    amount_remaining: due,
    amount_shipping: 0,
    application: null,
    attempt_count: 0,
    attempted: false,
    auto_advance: true,
    automatic_tax: { disabled_reason: null, enabled: false, liability: null, provider: null, status: null },
    automatically_finalizes_at: null as number | null,
    billing_reason: facts.reason,
    collection_method: 'charge_automatically',
    created: seconds(work),
    currency: subscription.currency,
    custom_fields: null,
    customer: customer.id,
    customer_account: null,
    customer_address: customer.address,
    customer_email: customer.email,
    customer_name: customer.name,
    customer_phone: customer.phone,
    customer_shipping: null,
    customer_tax_exempt: customer.tax_exempt,
    customer_tax_ids: [],
    default_payment_method: null as string | null,
    default_source: null,
    default_tax_rates: [],
    description: null as string | null,
    discounts: [],
    due_date: null,
    effective_at: null as number | null,
    ending_balance: null as number | null,
    footer: null,
    from_invoice: null,
    hosted_invoice_url: null as string | null,
    invoice_pdf: null,
    issuer: { type: 'self' },
    last_finalization_error: null,
    latest_revision: null,
    lines: listObject(
      lines.map((line) => ({ ...line, invoice: id })),
      `/v1/invoices/${id}/lines`,
    ),
    livemode: false as const,
    metadata: {} as Metadata,
    next_payment_attempt: null as number | null,
    number: null as string | null,
    on_behalf_of: null,
    parent: {
      quote_details: null,
      subscription_details: { metadata: subscription.metadata, subscription: subscription.id },
      type: 'subscription_details',
    },
    payment_settings: { default_mandate: null, payment_method_options: null, payment_method_types: null },
    period_end: facts.periodEnd,
    period_start: facts.periodStart,
    post_payment_credit_notes_amount: 0,
    pre_payment_credit_notes_amount: 0,
    receipt_number: null as string | null,
    rendering: null,
    shipping_cost: null,
    shipping_details: null,
    starting_balance: customer.balance,
    statement_descriptor: null,
    status: 'draft' as 'draft' | 'open' | 'paid' | 'void' | 'uncollectible',
    status_transitions: {
      finalized_at: null as number | null,
      marked_uncollectible_at: null as number | null,
      paid_at: null as number | null,
      voided_at: null as number | null,
    },
    // Gone from this version of the API (it is under `parent`), but still in the published sample objects.
    subscription: null,
    subtotal: total,
    subtotal_excluding_tax: total,
    test_clock: null,
    total,
    total_discount_amounts: [],
    total_excluding_tax: total,
    total_pretax_credit_amounts: [],
    total_taxes: [],
    webhooks_delivered_at: null as number | null,
  }
}

export const SUBSCRIPTION_OF_INVOICE = 'parent.subscription_details.subscription'
