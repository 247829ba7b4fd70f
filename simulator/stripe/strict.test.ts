import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { openSimulation, subscribe } from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

type Refusal = { type: string; code?: string; message: string; param?: string }

async function post(path: string, form: Record<string, string>, method = 'POST') {
  const query = new URLSearchParams(form).toString()
  const answer = await fetch(`${simulator.url}${path}${method === 'GET' ? `?${query}` : ''}`, {
    method,
    headers: {
      Authorization: `Bearer ${simulator.secretKey}`,
      'Content-Type': 'application/x-www-form-urlencoded',
    },
    ...(method === 'GET' ? {} : { body: query }),
  })
  const body = (await answer.json()) as { id?: string; error?: Refusal }
  return { status: answer.status, id: body.id, error: body.error }
}

async function customerWithCard(): Promise<string> {
  const { id } = await stripe.customers.create({ email: 'strict@example.com', payment_method: 'pm_card_visa' })
  const [card] = (await stripe.paymentMethods.list({ customer: id })).data
  await stripe.customers.update(id, { invoice_settings: { default_payment_method: card?.id ?? '' } })
  return id
}

/** Documented, and nothing that this simulation does: a value as the documentation has it. */
const UNDONE_OF_BOTH: Record<string, string> = {
  'automatic_tax[enabled]': 'true',
  'discounts[0][coupon]': 'SPRING',
}
const UNDONE_OF_SUBSCRIPTION: Record<string, string> = {
  ...UNDONE_OF_BOTH,
  'add_invoice_items[0][price]': 'price_1',
  application_fee_percent: '10',
  backdate_start_date: '1700000000',
  billing_cycle_anchor: '1900000000',
  'billing_cycle_anchor_config[day_of_month]': '31',
  'billing_mode[type]': 'flexible',
  'billing_thresholds[amount_gte]': '5000',
  collection_method: 'send_invoice',
  customer_account: 'acct_1',
  days_until_due: '30',
  default_source: 'src_1',
  'default_tax_rates[0]': 'txr_1',
  'invoice_settings[issuer][type]': 'self',
  'items[0][billing_thresholds][usage_gte]': '10',
  'items[0][tax_rates][0]': 'txr_1',
  off_session: 'false',
  on_behalf_of: 'acct_1',
  'payment_settings[save_default_payment_method]': 'on_subscription',
  'pending_invoice_item_interval[interval]': 'month',
  'transfer_data[destination]': 'acct_1',
  trial_from_plan: 'true',
}
const UNDONE_OF_CHECKOUT: Record<string, string> = {
  ...UNDONE_OF_BOTH,
  'adaptive_pricing[enabled]': 'true',
  'after_expiration[recovery][enabled]': 'true',
  'allowed_payment_method_types[0]': 'paypal',
  billing_address_collection: 'required',
  'branding_settings[display_name]': 'Meridian',
  'consent_collection[terms_of_service]': 'required',
  'custom_fields[0][key]': 'reader',
  'custom_text[submit][message]': 'Thank you',
  customer_account: 'acct_1',
  customer_creation: 'always',
  'customer_update[name]': 'auto',
  'excluded_payment_method_types[0]': 'card',
  'invoice_creation[enabled]': 'true',
  'line_items[0][adjustable_quantity][enabled]': 'true',
  'line_items[0][tax_rates][0]': 'txr_1',
  'name_collection[individual][enabled]': 'true',
  'optional_items[0][price]': 'price_1',
  'payment_intent_data[description]': 'A year',
  payment_method_configuration: 'pmc_1',
  'payment_method_options[card][request_three_d_secure]': 'any',
  'payment_method_types[0]': 'sepa_debit',
  'phone_number_collection[enabled]': 'true',
  redirect_on_completion: 'never',
  return_url: 'https://example.org/back',
  'saved_payment_method_options[payment_method_save]': 'enabled',
  'setup_intent_data[description]': 'A card',
  'shipping_address_collection[allowed_countries][0]': 'FR',
  submit_type: 'pay',
  'subscription_data[billing_cycle_anchor]': '1900000000',
  'subscription_data[default_tax_rates][0]': 'txr_1',
  'subscription_data[invoice_settings][issuer][type]': 'self',
  'subscription_data[proration_behavior]': 'none',
  'subscription_data[transfer_data][destination]': 'acct_1',
  'tax_id_collection[enabled]': 'true',
  'wallet_options[link][display]': 'never',
}

describe('what somebody asks of the simulation is done or refused by name, never passed over', () => {
  const checkout = (): Record<string, string> => ({
    mode: 'subscription',
    success_url: 'https://example.org/done',
    'line_items[0][price]': shop.monthly.id,
    'line_items[0][quantity]': '1',
  })

  test('of a subscription', async () => {
    const base = { customer: await customerWithCard(), 'items[0][price]': shop.monthly.id }
    const count = async () => (await stripe.subscriptions.list({ customer: base.customer, limit: 100 })).data.length
    for (const [name, value] of Object.entries(UNDONE_OF_SUBSCRIPTION)) {
      const { status, error } = await post('/v1/subscriptions', { ...base, [name]: value })
      assert.deepEqual([status, error?.param], [400, name], `${name}: ${error?.message}`)
      assert.ok(error?.message.includes(name), name)
    }
    assert.equal(await count(), 0, 'and nothing of it was done')
    const asItIs = { off_session: 'true', collection_method: 'charge_automatically', 'automatic_tax[enabled]': 'false' }
    assert.equal((await post('/v1/subscriptions', { ...base, ...asItIs })).status, 200)
  })

  test('of a checkout', async () => {
    for (const [name, value] of Object.entries(UNDONE_OF_CHECKOUT)) {
      const { status, error } = await post('/v1/checkout/sessions', { ...checkout(), [name]: value })
      assert.deepEqual([status, error?.param], [400, name], `${name}: ${error?.message}`)
    }
    const asItIs = { 'adaptive_pricing[enabled]': 'false', 'payment_method_types[0]': 'card', submit_type: 'auto' }
    assert.equal((await post('/v1/checkout/sessions', { ...checkout(), ...asItIs })).status, 200)
  })

  test('a value that Stripe does not take is refused, with its parameter', async () => {
    const customer = await customerWithCard()
    const subscription = { customer, 'items[0][price]': shop.monthly.id }
    const endpoint = { url: 'https://example.org/hook' }
    const cases: [string, Record<string, string>, string, string?][] = [
      ['/v1/subscriptions', { ...subscription, 'items[0][quantity]': '-1' }, 'items[0][quantity]'],
      ['/v1/subscriptions', { ...subscription, 'items[0][quantity]': '1.5' }, 'items[0][quantity]'],
      ['/v1/subscriptions', { ...subscription, payment_behavior: 'whatever' }, 'payment_behavior'],
      ['/v1/checkout/sessions', { ...checkout(), 'line_items[0][quantity]': '-1' }, 'line_items[0][quantity]'],
      ['/v1/checkout/sessions', { ...checkout(), 'line_items[0][quantity]': '0' }, 'line_items[0][quantity]'],
      ['/v1/checkout/sessions', { ...checkout(), locale: 'xx' }, 'locale'],
      ['/v1/checkout/sessions', { ...checkout(), payment_method_collection: 'never' }, 'payment_method_collection'],
      ['/v1/customers', { tax_exempt: 'perhaps' }, 'tax_exempt'],
      [
        '/v1/prices',
        { product: shop.product.id, currency: 'usd', unit_amount: '1', tax_behavior: 'odd' },
        'tax_behavior',
      ],
      ['/v1/webhook_endpoints', { ...endpoint, 'enabled_events[0]': 'invoice.payed' }, 'enabled_events[0]'],
      ['/v1/subscriptions', { status: 'alive' }, 'status', 'GET'],
      ['/v1/invoices', { status: 'unpaid' }, 'status', 'GET'],
      ['/v1/events', { type: 'invoice.payed' }, 'type', 'GET'],
      ['/v1/events', { type: 'nothing.*' }, 'type', 'GET'],
      ['/v1/events', { 'types[0]': 'invoice.paid', 'types[1]': 'invoice.payed' }, 'types[1]', 'GET'],
      ['/v1/customers', { email: 'strict@example.com', nonsense: '1' }, 'nonsense', 'GET'],
    ]
    for (const [path, form, param, method] of cases) {
      const { status, error } = await post(path, form, method)
      assert.deepEqual([status, error?.type, error?.param], [400, 'invalid_request_error', param], `${path} ${param}`)
    }
    assert.equal((await post('/v1/events', { type: 'customer.*' }, 'GET')).status, 200)
    assert.equal((await post('/v1/events', { 'types[0]': 'invoice.paid' }, 'GET')).status, 200)
  })

  test('only what can be expanded is', async () => {
    const { id } = await subscribe(stripe, shop.monthly)
    const read = (...expand: string[]) =>
      post(
        `/v1/subscriptions/${id}`,
        Object.fromEntries(expand.map((path, index) => [`expand[${index}]`, path])),
        'GET',
      )
    for (const path of [
      'metadata',
      'created',
      'status',
      'items',
      'items.data',
      'nonsense',
      'customer.email',
      'cancel_at',
    ]) {
      const { status, error } = await read(path)
      assert.deepEqual([status, error?.message], [400, `This property cannot be expanded (${path}).`])
    }
    assert.equal((await read('customer', 'latest_invoice', 'latest_invoice.payments', 'schedule')).status, 200)
  })
})
