import type { PaymentMethod } from './cards.ts'
import type { Price, Product } from './catalog.ts'
import type { CheckoutSession } from './checkoutSession.ts'
import type { Customer } from './customers.ts'
import type { WebhookEndpoint } from './endpoints.ts'
import type { StripeEvent } from './events.ts'
import type { Invoice, InvoicePayment } from './invoice.ts'
import type { Charge, PaymentIntent, Refund, SetupIntent } from './payment.ts'
import type { BillingPortalConfiguration, BillingPortalSession } from './portal.ts'
import type { Subscription } from './subscription.ts'

/** Every kind of stored object, under the name that Stripe's error messages use where it differs from `object`. */
export interface Kinds {
  customer: Customer
  product: Product
  price: Price
  'checkout.session': CheckoutSession
  subscription: Subscription
  invoice: Invoice
  invoice_payment: InvoicePayment
  payment_intent: PaymentIntent
  setup_intent: SetupIntent
  charge: Charge
  refund: Refund
  payment_method: PaymentMethod
  event: StripeEvent
  webhook_endpoint: WebhookEndpoint
  'billing_portal.session': BillingPortalSession
  'billing_portal.configuration': BillingPortalConfiguration
}
