import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import type Stripe from 'stripe'
import { hear } from './hearing.rule.ts'
import { linesOfPayment, linesOfRefund } from './ledger.rule.ts'
import { chooseProvider } from './provider.rule.ts'
import type { KnownPrice } from './provider.sql.ts'
import { describePayment, describeSubscription } from './stripeObjects.rule.ts'

test('without keys the simulator, with keys only signed webhooks', () => {
  const none = { secretKey: undefined, webhookSecret: undefined, apiUrl: undefined }
  const keys = { secretKey: 'sk_test_abc', webhookSecret: 'whsec_abc', apiUrl: undefined }
  for (const [environment, kind] of [
    [none, 'simulator'],
    [keys, 'stripe'],
    [{ ...keys, secretKey: 'sk_live_abc' }, 'stripe'],
    [{ ...keys, secretKey: 'rk_live_abc' }, 'stripe'],
    [{ ...keys, apiUrl: 'http://127.0.0.1:4001' }, 'stripe'],
    [{ ...keys, webhookSecret: undefined }, 'refused'],
    [{ ...keys, webhookSecret: '' }, 'refused'],
    [{ ...keys, webhookSecret: 'secret' }, 'refused'],
    [{ ...keys, secretKey: 'pk_live_abc' }, 'refused'],
    [{ ...keys, apiUrl: 'ftp://example.org' }, 'refused'],
    [{ ...keys, apiUrl: 'http://example.org/v1' }, 'refused'],
    [{ ...keys, apiUrl: 'example' }, 'refused'],
    [{ ...none, webhookSecret: 'whsec_abc' }, 'refused'],
    [{ ...none, apiUrl: 'http://127.0.0.1:4001' }, 'refused'],
  ] as const) {
    assert.equal(chooseProvider(environment).kind, kind, JSON.stringify(environment))
  }
  const live = chooseProvider({ ...keys, secretKey: 'sk_live_abc' })
  assert.equal(live.kind === 'stripe' && live.livemode, true)
  const trial = chooseProvider(keys)
  assert.equal(trial.kind === 'stripe' && trial.livemode, false)
})

test('what an error of the provider says about whether it was done', () => {
  for (const [error, heard] of [
    [{}, 'unanswered'],
    [{ statusCode: 429 }, 'unanswered'],
    [{ statusCode: 409, code: 'idempotency_key_in_use' }, 'unanswered'],
    [{ statusCode: 401 }, 'unanswered'],
    [{ statusCode: 403 }, 'unanswered'],
    [{ statusCode: 500 }, 'failed'],
    [{ statusCode: 503 }, 'failed'],
    [{ statusCode: 400 }, 'refused'],
    [{ statusCode: 402, code: 'card_declined' }, 'refused'],
    [{ statusCode: 404 }, 'refused'],
  ] as const) {
    assert.equal(hear(error), heard, JSON.stringify(error))
  }
})

test('every booking sums to zero', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 100_000_000 }), fc.constantFrom('usd', 'eur', 'jpy'), (amount, currency) => {
      for (const lines of [linesOfPayment('monthly', amount, currency), linesOfRefund('monthly', amount, currency)]) {
        assert.equal(
          lines.reduce((sum, line) => sum + line.amountMinor, 0),
          0,
        )
        assert.ok(lines.length >= 2)
        assert.ok(lines.every((line) => line.currency === currency && line.amountMinor !== 0))
      }
    }),
  )
})

const known: KnownPrice = {
  price: 'price_1',
  product: 'prod_1',
  planId: 1,
  planSlug: 'monthly',
  currency: 'usd',
  amountMinor: 290,
  interval: 'month',
}
const ours = { account: 'acct_1', livemode: false }
const card = { id: 'pm_1', card: { fingerprint: 'fp' } } as Stripe.PaymentMethod

type Deep<T> = { [Key in keyof T]?: unknown }

/** The parts of a subscription that are looked at; the rest of the object plays no part. */
function subscription(more: Deep<Stripe.Subscription> = {}, price: Deep<Stripe.Price> = {}): Stripe.Subscription {
  return {
    id: 'sub_1',
    livemode: false,
    currency: 'usd',
    customer: 'cus_1',
    status: 'active',
    pause_collection: null,
    start_date: 1_800_000_000,
    trial_end: null,
    cancel_at: null,
    cancel_at_period_end: false,
    canceled_at: null,
    ended_at: null,
    metadata: { dateline_checkout: '7' },
    items: {
      data: [
        {
          quantity: 1,
          current_period_start: 1_800_000_000,
          current_period_end: 1_802_592_000,
          price: {
            id: 'price_1',
            product: 'prod_1',
            currency: 'usd',
            unit_amount: 290,
            recurring: { interval: 'month', interval_count: 1 },
            ...price,
          },
        },
      ],
    },
    ...more,
  } as unknown as Stripe.Subscription
}

test('a subscription of ours is understood', () => {
  const found = describeSubscription(subscription({ cancel_at_period_end: true }), known, ours, card)
  assert.equal(found.kind, 'found')
  if (found.kind !== 'found') return
  assert.equal(found.subscription.checkoutId, 7)
  assert.equal(found.subscription.cardFingerprint, 'fp')
  assert.equal(found.subscription.cancelAt?.epochMilliseconds, 1_802_592_000_000)
})

test('an object of another mode, product, price, currency or rhythm is refused', () => {
  const item = subscription().items.data[0]
  for (const [what, said, price] of [
    ['live mode', subscription({ livemode: true }), known],
    ['a price we never made', subscription(), undefined],
    ['another price', subscription({}, { id: 'price_2' }), known],
    ['another product', subscription({}, { product: 'prod_2' }), known],
    ['another amount', subscription({}, { unit_amount: 1 }), known],
    ['no amount', subscription({}, { unit_amount: null }), known],
    ['another currency', subscription({}, { currency: 'eur' }), known],
    ['charged in another currency', subscription({ currency: 'eur' }), known],
    ['yearly', subscription({}, { recurring: { interval: 'year', interval_count: 1 } }), known],
    ['every other month', subscription({}, { recurring: { interval: 'month', interval_count: 2 } }), known],
    ['two of them', subscription({ items: { data: [{ ...item, quantity: 2 }] } }), known],
    ['two plans', subscription({ items: { data: [item, item] } }), known],
    ['nothing', subscription({ items: { data: [] } }), known],
  ] as const) {
    assert.equal(describeSubscription(said, price, ours, card).kind, 'refused', what)
  }
  assert.equal(
    describeSubscription(subscription(), known, { ...ours, livemode: true }, card).kind,
    'refused',
    'test object, live site',
  )
})

function invoice(more: Deep<Stripe.Invoice> = {}): Stripe.Invoice {
  return {
    id: 'in_1',
    livemode: false,
    status: 'paid',
    currency: 'usd',
    amount_paid: 290,
    subtotal: 290,
    number: 'A-1',
    created: 1_800_000_000,
    status_transitions: { paid_at: 1_800_000_100 },
    lines: {
      data: [
        {
          period: { start: 1_800_000_000, end: 1_802_592_000 },
          pricing: { price_details: { price: 'price_1', product: 'prod_1' } },
        },
      ],
    },
    payments: { data: [{ status: 'paid', payment: { payment_intent: 'pi_1', type: 'payment_intent' } }] },
    ...more,
  } as unknown as Stripe.Invoice
}

test('a payment is booked for what it covers; nothing paid, nothing booked; anything else is refused', () => {
  const agreed = { currency: 'usd', amountMinor: 290 }
  const line = invoice().lines.data[0]
  for (const [what, said, price, kind] of [
    ['paid', invoice(), known, 'payment'],
    ['open', invoice({ status: 'open' }), known, 'none'],
    ['a trial’s, of nothing', invoice({ amount_paid: 0, subtotal: 0 }), known, 'none'],
    ['live mode', invoice({ livemode: true }), known, 'refused'],
    ['too little', invoice({ amount_paid: 100 }), known, 'refused'],
    ['another amount', invoice({ amount_paid: 9900, subtotal: 9900 }), known, 'refused'],
    ['another currency', invoice({ currency: 'jpy' }), known, 'refused'],
    ['a price we never made', invoice(), undefined, 'refused'],
    ['another product', invoice(), { ...known, product: 'prod_2' }, 'refused'],
    ['two lines', invoice({ lines: { data: [line, line] } }), known, 'refused'],
    ['no lines', invoice({ lines: { data: [] } }), known, 'refused'],
  ] as const) {
    assert.equal(describePayment(said, price, ours, agreed).kind, kind, what)
  }
})
