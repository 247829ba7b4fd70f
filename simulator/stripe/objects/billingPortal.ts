import type { Metadata } from '../request/form.ts'

export interface BillingPortalConfiguration {
  id: string
  object: 'billing_portal.configuration'
  active: boolean
  application: null
  business_profile: {
    headline: string | null
    privacy_policy_url: string | null
    terms_of_service_url: string | null
  }
  created: number
  default_return_url: string | null
  features: {
    customer_update: { allowed_updates: string[]; enabled: boolean }
    invoice_history: { enabled: boolean }
    payment_method_update: { enabled: boolean; payment_method_configuration: null }
    subscription_cancel: {
      cancellation_reason: { enabled: boolean; options: string[] }
      enabled: boolean
      mode: string
      proration_behavior: string
    }
    subscription_update: {
      billing_cycle_anchor: null
      default_allowed_updates: string[]
      enabled: boolean
      proration_behavior: string
      schedule_at_period_end: { conditions: { type: string }[] }
      trial_update_behavior: string
    }
  }
  is_default: boolean
  livemode: false
  login_page: { enabled: boolean; url: string | null }
  metadata: Metadata
  name: string | null
  updated: number
}

export interface BillingPortalSession {
  id: string
  object: 'billing_portal.session'
  configuration: string
  created: number
  customer: string
  customer_account: null
  flow: PortalFlow | null
  livemode: false
  locale: string | null
  on_behalf_of: null
  return_url: string | null
  url: string
}

export interface PortalFlow {
  after_completion: {
    hosted_confirmation: null
    redirect: { return_url: string } | null
    type: string
  }
  subscription_cancel: { retention: null; subscription: string } | null
  subscription_update: null
  subscription_update_confirm: null
  type: string
}
