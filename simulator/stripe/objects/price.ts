import type { Metadata } from '../request/form.ts'
import type { Interval } from './calendar.ts'

export interface CurrencyOption {
  custom_unit_amount: null
  tax_behavior: string
  unit_amount: number
  unit_amount_decimal: string
}

export interface Recurring {
  interval: Interval
  interval_count: number
  meter: null
  trial_period_days: number | null
  usage_type: 'licensed'
}

export interface Price {
  id: string
  object: 'price'
  active: boolean
  billing_scheme: 'per_unit'
  created: number
  currency: string
  custom_unit_amount: null
  livemode: false
  lookup_key: string | null
  metadata: Metadata
  nickname: string | null
  product: string
  recurring: Recurring | null
  tax_behavior: string
  tiers_mode: null
  transform_quantity: null
  type: 'recurring' | 'one_time'
  unit_amount: number
  unit_amount_decimal: string
}

/** Amounts in other currencies; shown by the API only when expanded. */
export interface PriceHidden {
  currency_options: Record<string, CurrencyOption>
}
