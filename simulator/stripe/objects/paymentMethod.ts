import type { Metadata } from '../request/form.ts'
import type { Address } from './address.ts'

export interface PaymentMethod {
  id: string
  object: 'payment_method'
  allow_redisplay: string
  billing_details: {
    address: Address
    email: string | null
    name: string | null
    phone: string | null
    tax_id: null
  }
  card: {
    brand: string
    checks: { address_line1_check: null; address_postal_code_check: null; cvc_check: string }
    country: string
    display_brand: string
    exp_month: number
    exp_year: number
    fingerprint: string
    funding: string
    generated_from: null
    last4: string
    networks: { available: string[]; preferred: null }
    regulated_status: string
    three_d_secure_usage: { supported: boolean }
    wallet: null
  }
  created: number
  customer: string | null
  customer_account: null
  livemode: false
  metadata: Metadata
  type: 'card'
}

/** What a card will answer, now and once it is attached and charged; it is stored where the number would be. */
export interface CardBehaviour {
  whenAttached: Refusal | null
  whenCharged: Refusal | null
}

export interface Refusal {
  code: string
  declineCode: string | null
  message: string
}
