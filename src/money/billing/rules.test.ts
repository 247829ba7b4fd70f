import assert from 'node:assert/strict'
import { test } from 'node:test'
import type Stripe from 'stripe'
import type { KnownPrice } from './provider.sql.ts'
import { judgeStripeError } from './stripeError.rule.ts'
import {
  describePayment,
  describeSubscription,
  methodOf,
  priceOfInvoice,
  subscriptionOfInvoice,
} from './stripeObjects.rule.ts'

test('what an error of the provider says about whether it was done', () => {
  for (const [error, judged] of [
    [{}, 'unanswered'],
    [{ statusCode: 429 }, 'unanswered'],
    [{ statusCode: 409, code: 'idempotency_key_in_use' }, 'unanswered'],
    [{ statusCode: 409, code: 'lock_timeout' }, 'unanswered'],
    [{ statusCode: 400, code: 'idempotency_key_in_use' }, 'unanswered'],
    [{ statusCode: 409 }, 'refused'],
    [{ statusCode: 499 }, 'refused'],
    [{ statusCode: 401 }, 'unanswered'],
    [{ statusCode: 403 }, 'unanswered'],
    [{ statusCode: 500 }, 'failed'],
    [{ statusCode: 503 }, 'failed'],
    [{ statusCode: 400 }, 'refused'],
    [{ statusCode: 402, code: 'card_declined' }, 'refused'],
    [{ statusCode: 404 }, 'refused'],
  ] as const) {
    assert.equal(judgeStripeError(error), judged, JSON.stringify(error))
  }
})

const known: KnownPrice = {
  price: 'price_1',
  product: 'prod_1',
  planId: 1,
  planSlug: 'monthly',
  planName: 'Monthly',
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

/** As text: `deepEqual` takes any two instants for equal. */
const inText = (value: unknown) => JSON.parse(JSON.stringify(value) ?? 'null')

const seconds = (count: number) => Temporal.Instant.fromEpochMilliseconds(count * 1000).toString()

test('everything that is taken over of a subscription, and nothing is invented', () => {
  const described = (more: Deep<Stripe.Subscription>, method?: Stripe.PaymentMethod) =>
    inText(describeSubscription(subscription(more), known, ours, method)).subscription
  const plain = {
    account: 'acct_1',
    providerId: 'sub_1',
    customer: 'cus_1',
    status: 'active',
    collectionPaused: false,
    startedAt: seconds(1_800_000_000),
    periodStart: seconds(1_800_000_000),
    periodEnd: seconds(1_802_592_000),
    planId: 1,
    price: { amountMinor: 290, currency: 'usd' },
    interval: 'month',
    checkoutId: 7,
  }
  assert.deepEqual(described({}), plain)
  const full = {
    customer: { id: 'cus_2' },
    pause_collection: { behavior: 'void' },
    trial_end: 1_800_000_001,
    cancel_at: 1_800_000_002,
    cancel_at_period_end: true,
    canceled_at: 1_800_000_003,
    ended_at: 1_800_000_004,
  }
  assert.deepEqual(described(full, card), {
    ...plain,
    customer: 'cus_2',
    collectionPaused: true,
    trialEnd: seconds(1_800_000_001),
    cancelAt: seconds(1_800_000_002),
    canceledAt: seconds(1_800_000_003),
    endedAt: seconds(1_800_000_004),
    cardFingerprint: 'fp',
  })
  assert.equal(described({}, { card: { fingerprint: null } } as Stripe.PaymentMethod).cardFingerprint, undefined)
})

test('what another installation has sold at our account is not ours, though its price is', () => {
  const kindOf = (metadata: Record<string, string>) =>
    describeSubscription(subscription({ metadata }), known, { ...ours, installation: 'here' }, card).kind
  assert.equal(kindOf({ dateline_checkout: '7', dateline_installation: 'here' }), 'found')
  assert.equal(kindOf({ dateline_checkout: '7' }), 'found', 'sold before installations were named')
  assert.equal(kindOf({ dateline_checkout: '7', dateline_installation: 'there' }), 'refused')
})

test('what ended because no payment came is told from what somebody ended', () => {
  const gaveUp = (more: Deep<Stripe.Subscription>) => {
    const found = describeSubscription(subscription(more), known, ours, card)
    return found.kind === 'found' && found.subscription.gaveUp
  }
  const unpaid = { cancellation_details: { reason: 'payment_failed' } } as const
  assert.equal(gaveUp({ status: 'canceled', ...unpaid }), true)
  assert.equal(gaveUp({ status: 'past_due', ...unpaid }), undefined)
  assert.equal(gaveUp({ status: 'canceled', cancellation_details: { reason: 'cancellation_requested' } }), undefined)
  assert.equal(gaveUp({ status: 'canceled', cancellation_details: null }), undefined)
})

test('a checkout of ours is found by its number, and by nothing that only looks like one', () => {
  for (const [text, id] of [
    ['7', 7],
    ['123456789012345', 123_456_789_012_345],
    ['1234567890123456', undefined],
    ['x7', undefined],
    ['7x', undefined],
    ['', undefined],
    [undefined, undefined],
  ] as const) {
    const found = describeSubscription(
      subscription({ metadata: text === undefined ? {} : { dateline_checkout: text } }),
      known,
      ours,
      undefined,
    )
    assert.equal(found.kind === 'found' && found.subscription.checkoutId, id, String(text))
  }
})

test('what does not say how many it is of is one', () => {
  const [item] = subscription().items.data
  const said = subscription({ items: { data: [{ ...item, quantity: undefined }] } })
  assert.equal(describeSubscription(said, known, ours, card).kind, 'found')
})

test('a refusal says in which world the object is', () => {
  const reason = (livemode: boolean) => {
    const side = { ...ours, livemode: !livemode }
    const refusals = [
      describeSubscription(subscription({ livemode }), known, side, card),
      describePayment(invoice({ livemode }), known, side, { currency: 'usd', amountMinor: 290 }),
    ]
    return refusals.map((refusal) => (refusal.kind === 'refused' ? refusal.reason : refusal.kind))
  }
  assert.deepEqual(reason(true), ['it is of live mode', 'it is of live mode'])
  assert.deepEqual(reason(false), ['it is of test mode', 'it is of test mode'])
})

test('a subscription is charged to its own card, else to its customer’s; one who was forgotten has none', () => {
  const customer = (method: unknown) => ({ id: 'cus_1', invoice_settings: { default_payment_method: method } })
  for (const [what, said, method] of [
    ['its own', { default_payment_method: 'pm_1', customer: customer('pm_2') }, 'pm_1'],
    ['its customer’s', { default_payment_method: null, customer: customer('pm_2') }, 'pm_2'],
    ['none at all', { default_payment_method: null, customer: customer(null) }, undefined],
    ['a customer who was not asked for', { default_payment_method: null, customer: 'cus_1' }, undefined],
    [
      'a customer who was forgotten',
      { default_payment_method: null, customer: { id: 'cus_1', deleted: true } },
      undefined,
    ],
  ] as const) {
    assert.equal(methodOf(subscription(said)), method, what)
  }
})

test('an invoice says which price and which subscription it is for', () => {
  assert.equal(priceOfInvoice(invoice()), 'price_1')
  assert.equal(priceOfInvoice(invoice({ lines: { data: [] } })), undefined)
  assert.equal(subscriptionOfInvoice(invoice()), undefined)
  const parent = (subscription: unknown) => invoice({ parent: { subscription_details: { subscription } } })
  assert.equal(subscriptionOfInvoice(parent('sub_1')), 'sub_1')
  assert.equal(subscriptionOfInvoice(parent({ id: 'sub_2' })), 'sub_2')
})

test('a customer whom nobody can name is refused', () => {
  const nobody = describeSubscription(subscription({ customer: '' }), known, ours, card)
  assert.deepEqual(nobody, { kind: 'refused', reason: 'it has no customer' })
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

test('a payment is booked with its number, its moment, what it covers and where the money is', () => {
  const agreed = { currency: 'usd', amountMinor: 290 }
  const booked = (more: Deep<Stripe.Invoice> = {}) => inText(describePayment(invoice(more), known, ours, agreed))
  const payment = {
    kind: 'payment',
    invoice: 'in_1',
    planSlug: known.planSlug,
    planName: known.planName,
    number: 'A-1',
    amountMinor: 290,
    currency: 'usd',
    paidAt: seconds(1_800_000_100),
    coversFrom: seconds(1_800_000_000),
    coversUntil: seconds(1_802_592_000),
    money: 'pi_1',
  }
  assert.deepEqual(booked(), payment)
  const { number: _, ...unnumbered } = payment
  assert.deepEqual(booked({ number: null }), unnumbered)
  assert.equal(booked({ status_transitions: { paid_at: null } }).paidAt, seconds(1_800_000_000))
  const tries = [
    { status: 'canceled', payment: { payment_intent: 'pi_0' } },
    { status: 'paid', payment: { charge: 'ch_1' } },
  ]
  assert.equal(booked({ payments: { data: tries } }).money, 'ch_1')
  assert.equal(booked({ payments: undefined }).money, undefined)
})
