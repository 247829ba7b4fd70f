import type { BillingPortalConfiguration, BillingPortalSession } from './billingPortal.ts'
import type { Charge } from './charge.ts'
import type { CheckoutSession } from './checkoutSession.ts'
import type { Customer } from './customer.ts'
import type { Dispute } from './dispute.ts'
import type { StripeEvent } from './event.ts'
import type { Invoice, InvoicePayment } from './invoice.ts'
import type { PaymentIntent } from './paymentIntent.ts'
import type { PaymentMethod } from './paymentMethod.ts'
import type { Price } from './price.ts'
import type { Product } from './product.ts'
import type { Refund } from './refund.ts'
import type { SetupIntent } from './setupIntent.ts'
import type { Subscription } from './subscription.ts'
import type { WebhookEndpoint } from './webhookEndpoint.ts'

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
  dispute: Dispute
  payment_method: PaymentMethod
  event: StripeEvent
  webhook_endpoint: WebhookEndpoint
  'billing_portal.session': BillingPortalSession
  'billing_portal.configuration': BillingPortalConfiguration
}
