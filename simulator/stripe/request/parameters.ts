import { invalidRequest } from './failure.ts'
import type { Parameters } from './form.ts'
import type { Route } from './router.ts'

/** The parameters that Stripe knows at this version of its API; another name is refused, as Stripe refuses it. */
const NAMES: Record<string, string> = {
  'POST /v1/customers':
    'address balance business_name cash_balance description email expand individual_name invoice_prefix invoice_settings metadata name next_invoice_sequence payment_method phone preferred_locales shipping source tax tax_exempt tax_id_data test_clock validate',
  'POST /v1/customers/:id':
    'address balance business_name cash_balance default_source description email expand individual_name invoice_prefix invoice_settings metadata name next_invoice_sequence phone preferred_locales shipping source tax tax_exempt validate',
  'GET /v1/customers': 'created email ending_before expand limit starting_after test_clock',
  'POST /v1/products':
    'active default_price_data description expand id images marketing_features metadata name package_dimensions shippable statement_descriptor tax_code tax_details type unit_label url',
  'POST /v1/products/:id':
    'active default_price description expand images marketing_features metadata name package_dimensions shippable statement_descriptor tax_code tax_details unit_label url',
  'GET /v1/products': 'active created ending_before expand ids limit shippable starting_after type url',
  'POST /v1/prices':
    'active billing_scheme currency currency_options custom_unit_amount expand lookup_key metadata nickname product product_data recurring tax_behavior tiers tiers_mode transfer_lookup_key transform_quantity unit_amount unit_amount_decimal',
  'POST /v1/prices/:id': 'active currency_options expand lookup_key metadata nickname tax_behavior transfer_lookup_key',
  'GET /v1/prices':
    'active created currency ending_before expand limit lookup_keys product recurring starting_after type',
  'POST /v1/checkout/sessions':
    'adaptive_pricing after_expiration allow_promotion_codes allowed_payment_method_types automatic_tax billing_address_collection branding_settings cancel_url client_reference_id consent_collection currency custom_fields custom_text customer customer_account customer_creation customer_email customer_update discounts excluded_payment_method_types expand expires_at integration_identifier invoice_creation line_items locale managed_payments metadata mode name_collection optional_items origin_context payment_intent_data payment_method_collection payment_method_configuration payment_method_data payment_method_options payment_method_types permissions phone_number_collection redirect_on_completion return_url saved_payment_method_options setup_intent_data shipping_address_collection shipping_options submit_type subscription_data success_url tax_id_collection ui_mode wallet_options',
  'POST /v1/checkout/sessions/:id':
    'collected_information expand line_items metadata payment_intent_data shipping_options',
  'GET /v1/checkout/sessions':
    'created customer customer_account customer_details ending_before expand limit payment_intent payment_link starting_after status subscription',
  'POST /v1/subscriptions':
    'add_invoice_items application_fee_percent automatic_tax backdate_start_date billing_cycle_anchor billing_cycle_anchor_config billing_mode billing_schedules billing_thresholds cancel_at cancel_at_period_end collection_method currency customer customer_account days_until_due default_payment_method default_source default_tax_rates description discounts expand invoice_settings items metadata off_session on_behalf_of payment_behavior payment_settings pending_invoice_item_interval proration_behavior transfer_data trial_end trial_from_plan trial_period_days trial_settings',
  'POST /v1/subscriptions/:id':
    'add_invoice_items application_fee_percent automatic_tax billing_cycle_anchor billing_schedules billing_thresholds cancel_at cancel_at_period_end cancellation_details collection_method days_until_due default_payment_method default_source default_tax_rates description discounts expand invoice_settings items metadata off_session on_behalf_of pause_collection payment_behavior payment_settings pending_invoice_item_interval proration_behavior proration_date transfer_data trial_end trial_from_plan trial_settings',
  'DELETE /v1/subscriptions/:id': 'cancellation_details expand invoice_now prorate',
  'POST /v1/subscriptions/:id/resume': 'billing_cycle_anchor expand payment_behavior proration_behavior proration_date',
  'GET /v1/subscriptions':
    'automatic_tax collection_method created current_period_end current_period_start customer customer_account ending_before expand limit plan price starting_after status test_clock',
  'POST /v1/subscription_items':
    'billing_thresholds current_trial discounts expand metadata payment_behavior plan price price_data proration_behavior proration_date quantity subscription tax_rates',
  'POST /v1/subscription_items/:id':
    'billing_thresholds current_trial discounts expand metadata off_session payment_behavior plan price price_data proration_behavior proration_date quantity tax_rates',
  'DELETE /v1/subscription_items/:id': 'clear_usage expand payment_behavior proration_behavior proration_date',
  'GET /v1/invoices':
    'collection_method created customer customer_account due_date ending_before expand limit starting_after status subscription',
  'POST /v1/invoices/:id/pay': 'expand forgive mandate off_session paid_out_of_band payment_method source',
  'POST /v1/invoices/create_preview':
    'automatic_tax currency customer customer_account customer_details discounts expand invoice_items issuer on_behalf_of preview_mode schedule schedule_details subscription subscription_details',
  'POST /v1/payment_methods':
    'acss_debit affirm afterpay_clearpay alipay allow_redisplay alma amazon_pay au_becs_debit bacs_debit bancontact billie billing_details bizum blik boleto card cashapp crypto custom customer customer_balance eps expand fpx giropay grabpay ideal interac_present kakao_pay klarna konbini kr_card link mb_way metadata mobilepay multibanco naver_pay nz_bank_account oxxo p24 pay_by_bank payco payment_method paynow paypal paypay payto pix promptpay radar_options revolut_pay samsung_pay satispay scalapay sepa_debit sequra sofort sunbit swish twint type upi us_bank_account wechat_pay zip',
  'POST /v1/payment_methods/:id/attach': 'customer customer_account expand',
  'POST /v1/refunds':
    'amount charge currency customer expand instructions_email metadata origin payment_intent reason refund_application_fee reverse_transfer',
  'GET /v1/disputes': 'charge created ending_before expand limit payment_intent starting_after',
  'POST /v1/disputes/:id': 'evidence expand intended_submission_method metadata submit',
  'POST /v1/disputes/:id/close': 'expand',
  'POST /v1/billing_portal/sessions':
    'after_expiration configuration customer customer_account expand flow_data locale on_behalf_of return_url',
  'POST /v1/billing_portal/configurations':
    'business_profile default_return_url expand features login_page metadata name',
  'POST /v1/billing_portal/configurations/:id':
    'active business_profile default_return_url expand features login_page metadata name',
  'POST /v1/webhook_endpoints': 'api_version connect description enabled_events expand metadata url',
  'POST /v1/webhook_endpoints/:id': 'description disabled enabled_events expand metadata url',
  'GET /v1/events': 'created delivery_success ending_before expand limit starting_after type types',
}

const SETS = new Map(Object.entries(NAMES).map(([route, names]) => [route, new Set(names.split(' '))]))

export function checkNames(route: Route, parameters: Parameters): void {
  const known = SETS.get(`${route.method} ${route.path}`)
  if (known === undefined) return
  const unknown = parameters.keys().find((name) => !known.has(name))
  if (unknown !== undefined) {
    throw invalidRequest(`Received unknown parameter: ${unknown}`, unknown, 'parameter_unknown')
  }
}

const NOT_ON_SESSION = { off_session: ['true'] }
const PAID_BY_CARD = {
  'payment_method_types[0]': ['card'],
  'allowed_payment_method_types[0]': ['card'],
}

/** What is so in this simulation whatever is asked for: only that may be asked for. */
const ALWAYS: Record<string, Record<string, readonly string[]>> = {
  'POST /v1/checkout/sessions': {
    ...PAID_BY_CARD,
    'adaptive_pricing[enabled]': ['false'],
    'automatic_tax[enabled]': ['false'],
    'phone_number_collection[enabled]': ['false'],
    'tax_id_collection[enabled]': ['false'],
    billing_address_collection: ['auto'],
    submit_type: ['auto', 'subscribe'],
  },
  'POST /v1/subscriptions': {
    ...NOT_ON_SESSION,
    'automatic_tax[enabled]': ['false'],
    collection_method: ['charge_automatically'],
    proration_behavior: ['create_prorations', 'none', 'always_invoice'],
    trial_from_plan: ['false'],
  },
  'POST /v1/subscriptions/:id': {
    ...NOT_ON_SESSION,
    'automatic_tax[enabled]': ['false'],
    billing_cycle_anchor: ['unchanged'],
    collection_method: ['charge_automatically'],
    payment_behavior: ['allow_incomplete'],
    trial_from_plan: ['false'],
  },
  'POST /v1/subscription_items': { payment_behavior: ['allow_incomplete'] },
  'POST /v1/subscription_items/:id': { payment_behavior: ['allow_incomplete'] },
  'DELETE /v1/subscription_items/:id': { payment_behavior: ['allow_incomplete'] },
  'POST /v1/subscriptions/:id/resume': { billing_cycle_anchor: ['now'], proration_behavior: ['none'] },
  'POST /v1/invoices/:id/pay': NOT_ON_SESSION,
}

/**
 * Refuses what a request asked for and nobody has looked at: accepted and ignored, it would work here and not at Stripe,
 * or the other way round.
 */
export function refuseIgnored(route: Route, parameters: Parameters): void {
  const always = ALWAYS[`${route.method} ${route.path}`] ?? {}
  for (const [name, values] of Object.entries(always)) {
    const value = parameters.valueOf(name)
    if (value !== undefined && values.includes(value)) parameters.markRead(name)
  }
  const ignored = parameters.unread()
  if (ignored === undefined) return
  const only = always[ignored]
  const what = only ? ` but ${only.join(' or ')}` : ''
  throw invalidRequest(`This simulation does not do what ${ignored} asks for${what}.`, ignored, 'parameter_unknown')
}
