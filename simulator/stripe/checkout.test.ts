import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type Stripe from 'stripe'
import {
  DECLINED_CARD,
  GOOD_CARD,
  LATER_FAILING_CARD,
  openCheckout,
  openSimulation,
  payWith,
  type Receiver,
  startReceiver,
  submit,
  subscribe,
} from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

describe('the hosted checkout', () => {
  test('a buyer pays with the good card and comes back with a trial that has a card', async () => {
    const session = await openCheckout(stripe, shop.monthly, {
      client_reference_id: 'reader-7',
      metadata: { plan: 'monthly' },
      subscription_data: { trial_period_days: 30, metadata: { reader: '7' } },
    })
    assert.equal(session.status, 'open')
    assert.equal(session.amount_total, 0)
    const answer = await payWith(session, GOOD_CARD)
    assert.equal(answer.status, 303)
    assert.equal(answer.headers.get('location'), `http://127.0.0.1:9/welcome?session=${session.id}`)
    const done = await stripe.checkout.sessions.retrieve(session.id, {
      expand: ['subscription.latest_invoice', 'subscription.default_payment_method', 'customer', 'line_items'],
    })
    assert.equal(done.status, 'complete')
    assert.equal(done.payment_status, 'no_payment_required')
    assert.equal(done.client_reference_id, 'reader-7')
    assert.deepEqual(done.metadata, { plan: 'monthly' })
    assert.equal(done.url, null)
    assert.equal((done.customer as Stripe.Customer).email, 'reader@example.com')
    assert.equal(done.line_items?.data[0]?.description, 'Digital subscription')
    const subscription = done.subscription as Stripe.Subscription
    assert.equal(subscription.status, 'trialing')
    assert.deepEqual(subscription.metadata, { reader: '7' })
    const item = subscription.items.data[0]
    assert.equal(item?.current_period_end, subscription.trial_end)
    assert.equal((subscription.trial_end ?? 0) - subscription.created, 30 * 86_400)
    const invoice = subscription.latest_invoice as Stripe.Invoice
    assert.equal(invoice.status, 'paid')
    assert.equal(invoice.total, 0)
    assert.equal(invoice.parent?.subscription_details?.subscription, subscription.id)
    assert.equal((subscription.default_payment_method as Stripe.PaymentMethod).card?.last4, '4242')
  })

  test('the events of a trial begun come to the shop in order, each signed', async () => {
    const receiver: Receiver = await startReceiver(stripe)
    await subscribe(stripe, shop.monthly)
    await receiver.until(11)
    assert.deepEqual(receiver.types(), [
      'customer.created',
      'setup_intent.created',
      'setup_intent.succeeded',
      'payment_method.attached',
      'customer.updated',
      'customer.subscription.created',
      'invoice.created',
      'invoice.finalized',
      'invoice.paid',
      'invoice.payment_succeeded',
      'checkout.session.completed',
    ])
    await receiver.close()
  })

  test('without a trial the buyer pays at once and the subscription is active', async () => {
    const subscription = await subscribe(stripe, shop.annual, GOOD_CARD, { subscription_data: {} })
    assert.equal(subscription.status, 'active')
    const [payment] = (await stripe.invoicePayments.list({ invoice: String(subscription.latest_invoice) })).data
    assert.equal(payment?.status, 'paid')
    const intent = await stripe.paymentIntents.retrieve(String(payment?.payment.payment_intent), {
      expand: ['latest_charge'],
    })
    assert.equal(intent.status, 'succeeded')
    assert.equal((intent.latest_charge as Stripe.Charge).amount, 1990)
    assert.equal((intent.latest_charge as Stripe.Charge).payment_method_details?.card?.last4, '4242')
  })

  test('a declined buyer sees why beside the card, loses nothing typed, and may try another card', async () => {
    const session = await openCheckout(stripe, shop.monthly)
    const declined = await payWith(session, DECLINED_CARD)
    assert.equal(declined.status, 402)
    const page = await declined.text()
    assert.match(page, /Your card was declined/)
    assert.match(page, /aria-describedby="card-problem"/)
    assert.match(page, /value="4000 0000 0000 0002"/)
    assert.match(page, /value="12 \/ 40"/)
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open')
    assert.equal((await payWith(session, GOOD_CARD)).status, 303)
  })

  test('a declined card without a trial leaves a failed payment and no subscription', async () => {
    const customer = await stripe.customers.create({ email: 'poor@example.com' })
    const session = await stripe.checkout.sessions.create({
      mode: 'subscription',
      line_items: [{ price: shop.monthly.id, quantity: 1 }],
      success_url: 'http://127.0.0.1:9/',
      customer: customer.id,
    })
    assert.equal((await payWith(session, LATER_FAILING_CARD)).status, 402)
    assert.equal((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data.length, 0)
    const [intent] = (await stripe.paymentIntents.list({ customer: customer.id })).data
    assert.equal(intent?.last_payment_error?.decline_code, 'generic_decline')
  })

  test('impatient double clicks buy once', async () => {
    const customer = await stripe.customers.create({ email: 'fast@example.com' })
    const session = await openCheckout(stripe, shop.monthly, { customer: customer.id, customer_email: '' })
    const answers = await Promise.all([1, 2, 3, 4].map(() => payWith(session, GOOD_CARD)))
    for (const answer of answers) {
      assert.equal(answer.status, 303)
      assert.match(answer.headers.get('location') ?? '', /welcome/)
    }
    assert.equal((await stripe.subscriptions.list({ customer: customer.id })).data.length, 1)
    assert.equal((await stripe.customers.listPaymentMethods(customer.id)).data.length, 1)
  })

  test('the page says that it is a simulation, what is bought, when the trial ends and what it costs then', async () => {
    const session = await openCheckout(stripe, shop.monthly, { currency: 'jpy' })
    assert.equal(session.currency, 'jpy')
    const answer = await fetch(session.url ?? '')
    const page = await answer.text()
    assert.match(page, /This is a simulation/)
    assert.match(page, /Digital subscription/)
    assert.match(page, /¥450 per month/)
    assert.match(page, /Free trial until/)
    assert.match(page, /<html lang="en">/)
    for (const name of ['card', 'expiry', 'cvc']) assert.match(page, new RegExp(`<label for="${name}">`))
    assert.doesNotMatch(page, /<script/)
    const policy = answer.headers.get('content-security-policy') ?? ''
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /form-action 'self' http:\/\/127\.0\.0\.1:9;/)
  })

  test('what a buyer types wrong is said field by field', async () => {
    const session = await openCheckout(stripe, shop.monthly)
    const answer = await submit(session.url, { card: '4242 4242 4242 4241', expiry: '13/40', cvc: 'x', action: 'pay' })
    assert.equal(answer.status, 422)
    const page = await answer.text()
    assert.match(page, /id="card-problem"/)
    assert.match(page, /id="expiry-problem"/)
    assert.match(page, /id="cvc-problem"/)
  })

  test('a buyer who cancels goes back, and may still return and pay', async () => {
    const session = await openCheckout(stripe, shop.monthly)
    const answer = await submit(session.url, { action: 'cancel' })
    assert.equal(answer.headers.get('location'), 'http://127.0.0.1:9/subscribe')
    assert.equal((await payWith(session, GOOD_CARD)).status, 303)
  })

  test('a page that is paid, expired or unknown says so', async () => {
    const paid = await openCheckout(stripe, shop.monthly)
    await payWith(paid, GOOD_CARD)
    assert.match(await (await fetch(paid.url ?? '')).text(), /already paid/)
    const expired = await openCheckout(stripe, shop.monthly)
    await stripe.checkout.sessions.expire(expired.id)
    const answer = await fetch(expired.url ?? '')
    assert.equal(answer.status, 410)
    assert.match(await answer.text(), /has expired/)
    assert.equal((await payWith(expired, GOOD_CARD)).status, 410)
    assert.equal((await fetch(`${simulator.url}/c/pay/cs_test_none`)).status, 404)
  })

  test('the same card number has one fingerprint, whoever uses it, and another number another', async () => {
    const fingerprintOf = async (card: string) => {
      const subscription = await subscribe(stripe, shop.monthly, card)
      return (await stripe.paymentMethods.retrieve(String(subscription.default_payment_method))).card?.fingerprint
    }
    const first = await fingerprintOf(GOOD_CARD)
    assert.equal(await fingerprintOf('4242424242424242'), first)
    assert.notEqual(await fingerprintOf('4242 4200 0000 0000'), first)
  })

  test('a form posted from another site is refused', async () => {
    const session = await openCheckout(stripe, shop.monthly)
    const answer = await fetch(session.url ?? '', {
      method: 'POST',
      headers: { Origin: 'https://elsewhere.example' },
      body: new URLSearchParams({ card: GOOD_CARD, expiry: '12/40', cvc: '123', action: 'pay' }),
    })
    assert.equal(answer.status, 403)
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'open')
  })
})
