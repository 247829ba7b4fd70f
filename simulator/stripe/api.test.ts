import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { after, describe, test } from 'node:test'
import Stripe from 'stripe'
import { API_VERSION } from './objects/event.ts'
import { control, GOOD_CARD, openCheckout, openSimulation, payWith, submit, subscribe } from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

describe('the API, as the official SDK meets it', () => {
  type Answer = { status: number; body: Record<string, unknown>; headers: Headers }

  async function raw(
    method: string,
    path: string,
    form?: string,
    headers: Record<string, string> = {},
  ): Promise<Answer> {
    const answer = await fetch(`${simulator.url}${path}`, {
      method,
      headers: {
        Authorization: `Bearer ${simulator.secretKey}`,
        'Content-Type': 'application/x-www-form-urlencoded',
        ...headers,
      },
      ...(form === undefined ? {} : { body: form }),
    })
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown>, headers: answer.headers }
  }

  test('the version imitated is the one that the SDK pins', () => {
    assert.equal(API_VERSION, Stripe.API_VERSION)
  })

  test('lists are paged forwards and backwards without a gap', async () => {
    const made: string[] = []
    for (let count = 0; count < 7; count += 1) {
      made.push((await stripe.customers.create({ email: 'page@example.com', metadata: { count } })).id)
    }
    made.reverse()
    const walked: string[] = []
    for await (const customer of stripe.customers.list({ email: 'page@example.com', limit: 3 }))
      walked.push(customer.id)
    assert.deepEqual(walked, made)
    const back = await stripe.customers.list({ email: 'page@example.com', limit: 2, ending_before: made[4] ?? '' })
    assert.deepEqual(
      back.data.map((customer) => customer.id),
      made.slice(2, 4),
    )
    assert.equal(back.has_more, true)
    await assert.rejects(stripe.customers.list({ starting_after: 'cus_none' }), { code: 'resource_missing' })
    await assert.rejects(stripe.customers.list({ limit: 101 }), { statusCode: 400 })
  })

  test('a repeated key gets the first answer again, a success, a refusal and a decline alike', async () => {
    const key = { idempotencyKey: 'make-one' }
    const first = await stripe.customers.create({ email: 'once@example.com' }, key)
    const again = await stripe.customers.create({ email: 'once@example.com' }, key)
    assert.equal(again.id, first.id)
    assert.equal((await stripe.customers.list({ email: 'once@example.com' })).data.length, 1)
    await assert.rejects(stripe.customers.create({ email: 'other@example.com' }, key), {
      type: 'StripeIdempotencyError',
      statusCode: 400,
    })
    const replayed = await raw('POST', '/v1/customers', 'email=a%40b.c', { 'Idempotency-Key': 'headers' })
    const repeated = await raw('POST', '/v1/customers', 'email=a%40b.c', { 'Idempotency-Key': 'headers' })
    assert.equal(repeated.headers.get('idempotent-replayed'), 'true')
    assert.equal(repeated.headers.get('original-request'), replayed.headers.get('request-id'))
    const customer = await stripe.customers.create({})
    const decline = () =>
      stripe.paymentMethods.attach('pm_card_chargeDeclined', { customer: customer.id }, { idempotencyKey: 'decline' })
    await assert.rejects(decline, { code: 'card_declined', decline_code: 'generic_decline' })
    await assert.rejects(decline, { code: 'card_declined' })
    const missing = () => stripe.refunds.create({ charge: 'ch_none' }, { idempotencyKey: 'missing' })
    await assert.rejects(missing, { code: 'resource_missing', statusCode: 400 })
    await assert.rejects(missing, { code: 'resource_missing', statusCode: 400 })
  })

  test('two at once with one key make one', async () => {
    const key = { idempotencyKey: 'at-once' }
    const made = await Promise.all([1, 2, 3, 4].map(() => stripe.customers.create({ email: 'par@example.com' }, key)))
    assert.equal(new Set(made.map((customer) => customer.id)).size, 1)
  })

  test('errors are those that the SDK knows', async () => {
    await assert.rejects(
      new Stripe('sk_live_no', { host: '127.0.0.1', port: simulator.port, protocol: 'http' }).customers.list(),
      {
        type: 'StripeAuthenticationError',
      },
    )
    await assert.rejects(stripe.subscriptions.retrieve('sub_none'), {
      type: 'StripeInvalidRequestError',
      statusCode: 404,
      code: 'resource_missing',
    })
    await assert.rejects(stripe.products.create({} as Stripe.ProductCreateParams), {
      code: 'parameter_missing',
      param: 'name',
    })
    await assert.rejects(stripe.products.create({ name: 'x', colour: 'red' } as Stripe.ProductCreateParams), {
      code: 'parameter_unknown',
      param: 'colour',
    })
    await assert.rejects(stripe.coupons.list(), { statusCode: 404 })
    await assert.rejects(openCheckout(stripe, shop.annual, { currency: 'eur' }), { statusCode: 400 })
    const answer = await raw('GET', '/v1/customers', undefined, { Authorization: '' })
    assert.equal(answer.status, 401)
    assert.ok(answer.headers.get('request-id')?.startsWith('req_'))
  })

  test('a key in basic authentication is taken, too', async () => {
    const basic = Buffer.from('sk_test_any:').toString('base64')
    assert.equal((await raw('GET', '/v1/account', undefined, { Authorization: `Basic ${basic}` })).status, 200)
  })

  test('prices tell their other currencies when asked, and are found by lookup key', async () => {
    const plain = await stripe.prices.retrieve(shop.monthly.id)
    assert.equal(plain.currency_options, undefined)
    const full = await stripe.prices.retrieve(shop.monthly.id, { expand: ['currency_options', 'product'] })
    assert.equal(full.currency_options?.jpy?.unit_amount, 450)
    assert.equal((full.product as Stripe.Product).name, 'Digital subscription')
    const keyed = await stripe.prices.create({
      product: shop.product.id,
      currency: 'usd',
      unit_amount: 100,
      recurring: { interval: 'week' },
      lookup_key: 'weekly',
    })
    const found = await stripe.prices.list({ lookup_keys: ['weekly', 'none'] })
    assert.deepEqual(
      found.data.map((price) => price.id),
      [keyed.id],
    )
    const taker = { product: shop.product.id, currency: 'usd', unit_amount: 120, lookup_key: 'weekly' }
    await assert.rejects(stripe.prices.create(taker), { statusCode: 400 })
    await stripe.prices.create({ ...taker, transfer_lookup_key: true })
    assert.equal((await stripe.prices.retrieve(keyed.id)).lookup_key, null)
  })

  test('metadata is merged key by key, and odd names do no harm', async () => {
    const customer = await stripe.customers.create({ metadata: { a: '1', b: '2', __proto__x: 'y', '7': 'seven' } })
    const after = await stripe.customers.update(customer.id, { metadata: { a: '', c: '3' } })
    assert.deepEqual(after.metadata, { '7': 'seven', b: '2', __proto__x: 'y', c: '3' })
    const odd = await raw('POST', '/v1/customers', 'metadata[__proto__]=z&metadata[constructor]=w')
    assert.equal(odd.status, 200)
    assert.equal(({} as { z?: string }).z, undefined)
    assert.deepEqual((await stripe.customers.update(customer.id, { metadata: '' })).metadata, {})
  })

  test('a deleted customer has no subscription any more and says that it is deleted', async () => {
    const subscription = await subscribe(stripe, shop.monthly)
    const id = String(subscription.customer)
    await stripe.customers.del(id)
    assert.deepEqual({ ...(await stripe.customers.retrieve(id)) }, { id, object: 'customer', deleted: true })
    const left = await stripe.subscriptions.retrieve(subscription.id, { expand: ['customer'] })
    assert.equal(left.status, 'canceled')
    assert.deepEqual(left.customer, { id, object: 'customer', deleted: true })
    await assert.rejects(
      stripe.subscriptions.retrieve(subscription.id, { expand: ['customer.invoice_settings.default_payment_method'] }),
      /cannot be expanded/,
    )
  })

  test('calls that fail on purpose fail before or after their effect, and a repeated key settles which', async () => {
    await control(simulator, 'fail', { rate: 1 })
    const wanted = ['StripeAPIError 0', 'StripeAPIError 1', 'StripeConnectionError 0', 'StripeConnectionError 1']
    const outcomes = new Set<string>()
    const kept: string[] = []
    for (let count = 0; count < 300 && !wanted.every((outcome) => outcomes.has(outcome)); count += 1) {
      const params = { email: `fault-${count}@example.com` }
      await control(simulator, 'fail', { rate: 1 })
      const outcome = await stripe.customers
        .create(params, { idempotencyKey: `fault-${count}` })
        .then(() => 'answered')
        .catch((error: Error) => error.constructor.name)
      await control(simulator, 'fail', { rate: 0 })
      const there = (await stripe.customers.list({ email: params.email })).data.length
      assert.ok(there <= 1, 'never made twice')
      outcomes.add(`${outcome} ${there}`)
      if (outcome === 'StripeConnectionError') kept.push(params.email)
    }
    for (const outcome of wanted) assert.ok(outcomes.has(outcome), outcome)
    for (const email of kept) {
      await stripe.customers.create({ email }, { idempotencyKey: email.split('@')[0] ?? '' })
      assert.equal((await stripe.customers.list({ email })).data.length, 1)
    }
  })

  test('the portal lets a customer cancel, stay, and change the card', async () => {
    const subscription = await subscribe(stripe, shop.monthly)
    const portal = await stripe.billingPortal.sessions.create({
      customer: String(subscription.customer),
      return_url: 'http://127.0.0.1:9/account',
    })
    const page = await (await fetch(portal.url)).text()
    assert.match(page, /This is a simulation/)
    const fields = { subscription: subscription.id }
    assert.equal((await submit(portal.url, { ...fields, action: 'cancel' })).status, 303)
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).cancel_at_period_end, true)
    assert.equal((await submit(portal.url, { ...fields, action: 'resume' })).status, 303)
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).cancel_at, null)
    const bad = await submit(portal.url, { action: 'card', card: '4000000000000002', expiry: '12/40', cvc: '123' })
    assert.match(await bad.text(), /Your card was declined/)
    await submit(portal.url, { action: 'card', card: '5555 5555 5555 4444', expiry: '12/40', cvc: '123' })
    const after = await stripe.subscriptions.retrieve(subscription.id, { expand: ['default_payment_method'] })
    assert.equal((after.default_payment_method as Stripe.PaymentMethod).card?.brand, 'mastercard')
  })

  test('a server addressed by a name that is not loopback does not answer', async () => {
    const { request } = await import('node:http')
    const status = await new Promise((resolve, reject) => {
      const call = request({
        port: simulator.port,
        host: '127.0.0.1',
        path: '/_simulator/state',
        headers: { Host: 'evil.example' },
      })
      call.on('response', (answer) => resolve(answer.resume().statusCode))
      call.on('error', reject)
      call.end()
    })
    assert.equal(status, 403)
  })

  test('objects carry the fields that Stripe publishes, with their types', async () => {
    const session = await openCheckout(stripe, shop.annual, { subscription_data: {} })
    await payWith(session, GOOD_CARD)
    const { subscription, customer } = await stripe.checkout.sessions.retrieve(session.id)
    const get = async (path: string) => (await raw('GET', path)).body
    const first = async (path: string) => ((await get(path)).data as Record<string, unknown>[])[0]
    const charge = await first(`/v1/charges?customer=${customer}`)
    const trial = await subscribe(stripe, shop.monthly)
    const form = `charge=${charge?.id}`
    const item = await first(`/v1/subscription_items?subscription=${subscription}`)
    const invoice = await first(`/v1/invoices?subscription=${subscription}`)
    const gone = await stripe.customers.create({})
    const opened: unknown = await control(simulator, 'disputes', { payment: charge?.id, inquiry: true })
    const objects: Record<string, unknown> = {
      account: await get('/v1/account'),
      customer: await get(`/v1/customers/${customer}`),
      product: await get(`/v1/products/${shop.product.id}`),
      price: await get(`/v1/prices/${shop.monthly.id}`),
      'checkout.session': await get(`/v1/checkout/sessions/${session.id}`),
      subscription: await get(`/v1/subscriptions/${subscription}`),
      subscription_item: item,
      plan: item?.plan,
      invoice,
      line_item: await first(`/v1/invoices/${invoice?.id}/lines`),
      item: await first(`/v1/checkout/sessions/${session.id}/line_items`),
      payment_intent: await first(`/v1/payment_intents?customer=${customer}`),
      charge: (await raw('GET', `/v1/charges/${charge?.id}?expand[]=refunds`)).body,
      payment_method: await first(`/v1/payment_methods?customer=${customer}`),
      setup_intent: await first(`/v1/setup_intents?customer=${trial.customer}`),
      refund: (await raw('POST', '/v1/refunds', form)).body,
      dispute: await get(`/v1/disputes/${(opened as Stripe.Dispute).id}`),
      'billing_portal.session': (await raw('POST', '/v1/billing_portal/sessions', `customer=${customer}`)).body,
      'billing_portal.configuration': await first('/v1/billing_portal/configurations'),
      webhook_endpoint: (
        await raw('POST', '/v1/webhook_endpoints', 'url=http://127.0.0.1:9/x&enabled_events[0]=plan.created')
      ).body,
      invoice_payment: await first(`/v1/invoice_payments?invoice=${invoice?.id}`),
      event: await first('/v1/events'),
      deleted_customer: (await raw('DELETE', `/v1/customers/${gone.id}`)).body,
    }
    const problems: string[] = []
    for (const line of readFileSync(new URL('./shapes.txt', import.meta.url), 'utf8')
      .trim()
      .split('\n')) {
      const space = line.indexOf(' ')
      const kind = line.slice(0, space)
      compare(objects[kind], JSON.parse(line.slice(space + 1)), kind, problems, true)
      delete objects[kind]
    }
    assert.deepEqual(problems, [])
    assert.deepEqual(Object.keys(objects), [], 'every object compared has its shape')
  })
})

type Shape = string | Shape[] | { [key: string]: Shape }

/** A key that ends in `?` may be null; below the first level every key may, for the samples cannot tell. */
function compare(value: unknown, shape: Shape, path: string, problems: string[], strict: boolean): void {
  if (typeof shape === 'string') {
    if (shape !== 'any' && typeof value !== shape) problems.push(`${path} is ${typeof value}, not ${shape}`)
    return
  }
  if (Array.isArray(shape)) {
    if (!Array.isArray(value)) problems.push(`${path} is no list`)
    else if (shape[0] !== undefined) for (const one of value) compare(one, shape[0], `${path}[]`, problems, false)
    return
  }
  if (typeof value !== 'object' || value === null) {
    problems.push(`${path} is no hash`)
    return
  }
  const fields = new Map(Object.entries(value))
  for (const [name, inner] of Object.entries(shape)) {
    const key = name.replace('?', '')
    const field = fields.get(key)
    if (field === undefined) problems.push(`${path}.${key} is missing`)
    else if (field === null && (name.endsWith('?') || !strict || inner === 'any')) continue
    else compare(field, inner, `${path}.${key}`, problems, false)
  }
}
