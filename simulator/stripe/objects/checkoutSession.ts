import type { Metadata } from '../request/form.ts'
import { seconds, type Work } from '../request/work.ts'
import { EMPTY_ADDRESS } from './address.ts'
import { newId } from './ids.ts'
import type { Price } from './price.ts'
import type { MissingMethodBehaviour } from './subscription.ts'

export type CheckoutSession = ReturnType<typeof sessionShape>

export interface LineItem {
  id: string
  object: 'item'
  adjustable_quantity: null
  amount_discount: number
  amount_subtotal: number
  amount_tax: number
  amount_total: number
  currency: string
  description: string
  metadata: Metadata | null
  price: Price
  quantity: number
}

/** What the session was made with and the API does not show. */
export interface SessionHidden {
  items: LineItem[]
  /** What a period costs, which the trial hides from the session's own total. */
  periodAmount: number
  trialDays: number | null
  trialEnd: number | null
  subscriptionMetadata: Metadata
  subscriptionDescription: string | null
  missingPaymentMethod: MissingMethodBehaviour
  failedIntent?: string
}

export interface SessionFacts {
  cancelUrl: string | null
  clientReferenceId: string | null
  currency: string
  customer: string | null
  customerEmail: string | null
  expiresAt: number
  locale: string | null
  metadata: Metadata
  paymentMethodCollection: string
  allowPromotionCodes: boolean | null
  successUrl: string
  total: number
}

function sessionPath(id: string): string {
  return `/c/pay/${id}`
}

export function sessionShape(work: Work, facts: SessionFacts) {
  const id = newId('cs_test', 58)
  return {
    id,
    object: 'checkout.session' as const,
    adaptive_pricing: { enabled: false },
    after_expiration: null,
    allow_promotion_codes: facts.allowPromotionCodes,
    allowed_payment_method_types: null,
    amount_subtotal: facts.total,
    amount_total: facts.total,
    automatic_tax: { enabled: false, liability: null, provider: null, status: null },
    billing_address_collection: null,
    cancel_url: facts.cancelUrl,
    client_reference_id: facts.clientReferenceId,
    client_secret: null,
    collected_information: null,
    consent: null,
    consent_collection: null,
    created: seconds(work),
    currency: facts.currency,
    currency_conversion: null,
    custom_fields: [],
    custom_text: {
      after_submit: null,
      shipping_address: null,
      submit: null,
      terms_of_service_acceptance: null,
    },
    customer: facts.customer,
    customer_account: null,
    customer_creation: facts.customer === null ? 'always' : null,
    customer_details: facts.customerEmail === null ? null : customerDetails(facts.customerEmail, null),
    customer_email: facts.customer === null ? facts.customerEmail : null,
    discounts: [],
    expires_at: facts.expiresAt,
    integration_identifier: null,
    invoice: null as string | null,
    invoice_creation: null,
    livemode: false as const,
    locale: facts.locale,
    managed_payments: null,
    metadata: facts.metadata,
    mode: 'subscription' as const,
    origin_context: null,
    payment_intent: null,
    payment_link: null,
    payment_method_collection: facts.paymentMethodCollection,
    payment_method_configuration_details: null,
    payment_method_options: { card: { request_three_d_secure: 'automatic' } },
    payment_method_types: ['card'],
    payment_status: 'unpaid' as 'unpaid' | 'paid' | 'no_payment_required',
    permissions: null,
    phone_number_collection: { enabled: false },
    recovered_from: null,
    saved_payment_method_options: {
      allow_redisplay_filters: ['always'],
      payment_method_remove: 'disabled',
      payment_method_save: null,
    },
    setup_intent: null,
    shipping_address_collection: null,
    shipping_cost: null,
    shipping_options: [],
    status: 'open' as 'open' | 'complete' | 'expired',
    submit_type: null,
    subscription: null as string | null,
    success_url: facts.successUrl,
    total_details: { amount_discount: 0, amount_shipping: 0, amount_tax: 0 },
    ui_mode: 'hosted_page',
    url: `${work.baseUrl}${sessionPath(id)}` as string | null,
    wallet_options: null,
  }
}

export function customerDetails(email: string | null, name: string | null) {
  return {
    address: EMPTY_ADDRESS,
    business_name: null,
    email,
    individual_name: null,
    name,
    phone: null,
    tax_exempt: 'none',
    tax_ids: [],
  }
}
