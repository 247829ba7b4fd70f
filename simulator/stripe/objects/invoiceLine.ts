import type { Metadata } from '../request/form.ts'
import { newId } from './ids.ts'
import type { Price } from './price.ts'

export type InvoiceLine = ReturnType<typeof invoiceLine>

interface LineFacts {
  amount: number
  currency: string
  description: string
  price: Price
  unitAmount: number
  quantity: number
  period: { start: number; end: number }
  subscription: string
  item: string
  proration: boolean
  metadata: Metadata
}

export function invoiceLine(facts: LineFacts) {
  return {
    id: newId('il'),
    object: 'line_item' as const,
    amount: facts.amount,
    currency: facts.currency,
    description: facts.description,
    discount_amounts: [],
    discountable: !facts.proration,
    discounts: [],
    invoice: null as string | null,
    livemode: false as const,
    metadata: facts.metadata,
    parent: {
      invoice_item_details: null,
      subscription_item_details: {
        invoice_item: facts.proration ? newId('ii') : null,
        proration: facts.proration,
        proration_details: facts.proration ? { credited_items: null } : null,
        subscription: facts.subscription,
        subscription_item: facts.item,
      },
      type: 'subscription_item_details',
    },
    period: facts.period,
    pretax_credit_amounts: [],
    pricing: {
      price_details: { price: facts.price.id, product: facts.price.product },
      type: 'price_details',
      unit_amount_decimal: String(facts.unitAmount),
    },
    quantity: facts.quantity,
    quantity_decimal: String(facts.quantity),
    subscription: facts.subscription,
    subtotal: facts.amount,
    taxes: [],
  }
}
