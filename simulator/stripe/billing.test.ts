import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type Stripe from 'stripe'
import {
  advance,
  control,
  DAY_MS,
  GOOD_CARD,
  LATER_FAILING_CARD,
  moveTo,
  openCheckout,
  openSimulation,
  payWith,
  subscribe,
} from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

describe('billing on the simulated clock', () => {
  async function eventsOf(id: string): Promise<string[]> {
    const types: string[] = []
    for await (const event of stripe.events.list({ limit: 100 })) {
      if (JSON.stringify(event.data.object).includes(id)) types.push(event.type)
    }
    return types.reverse()
  }

  function periodEnd(subscription: Stripe.Subscription): number {
    return subscription.items.data[0]?.current_period_end ?? 0
  }

  test('a trial is announced three days before its end, then paid, then renewed month by month', async () => {
    const trial = await subscribe(stripe, shop.monthly)
    const end = trial.trial_end ?? 0
    await moveTo(simulator, end - 3 * 86_400 - 60)
    assert.equal((await eventsOf(trial.id)).includes('customer.subscription.trial_will_end'), false)
    await moveTo(simulator, end - 3 * 86_400)
    assert.equal((await eventsOf(trial.id)).includes('customer.subscription.trial_will_end'), true)
    await moveTo(simulator, end)
    const active = await stripe.subscriptions.retrieve(trial.id, { expand: ['latest_invoice'] })
    assert.equal(active.status, 'active')
    assert.equal(active.trial_end, end)
    assert.equal(active.billing_cycle_anchor, end)
    const invoice = active.latest_invoice as Stripe.Invoice
    assert.equal(invoice.status, 'paid')
    assert.equal(invoice.amount_paid, 290)
    assert.equal(invoice.billing_reason, 'subscription_cycle')
    assert.equal(invoice.created, end)
    assert.equal(invoice.lines.data[0]?.period.start, end)
    await moveTo(simulator, periodEnd(active))
    const renewed = await stripe.subscriptions.retrieve(trial.id)
    assert.ok(periodEnd(renewed) > periodEnd(active))
    const paid = await stripe.invoices.list({ subscription: trial.id })
    assert.deepEqual(
      paid.data.map((one) => one.amount_paid),
      [290, 290, 0],
    )
    assert.deepEqual((await eventsOf(trial.id)).slice(-6), [
      'customer.subscription.updated',
      'invoice.created',
      'invoice.finalized',
      'invoice.updated',
      'invoice.paid',
      'invoice.payment_succeeded',
    ])
  })

  test('a month that is too short ends on its last day, and the next one is whole again', async () => {
    const { clock } = await control(simulator, 'state')
    const year = new Date(clock.nowMs).getUTCFullYear() + 1
    const anchor = Date.UTC(year, 0, 31, 12) / 1000
    const session = await openCheckout(stripe, shop.monthly, { subscription_data: { trial_end: anchor } })
    await payWith(session, GOOD_CARD)
    const done = await stripe.checkout.sessions.retrieve(session.id)
    const ends: string[] = []
    let at = anchor
    for (let month = 0; month < 3; month += 1) {
      await moveTo(simulator, at)
      at = periodEnd(await stripe.subscriptions.retrieve(String(done.subscription)))
      ends.push(new Date(at * 1000).toISOString().slice(5, 10))
    }
    const february = new Date(Date.UTC(year, 2, 0)).getUTCDate()
    assert.deepEqual(ends, [`02-${february}`, '03-31', '04-30'])
  })

  test('whoever cancels keeps the period and is then gone; whoever resumes stays', async () => {
    const [leaving, staying] = await Promise.all([subscribe(stripe, shop.monthly), subscribe(stripe, shop.monthly)])
    for (const subscription of [leaving, staying]) {
      const canceled = await stripe.subscriptions.update(subscription.id, {
        cancel_at_period_end: true,
        cancellation_details: { feedback: 'unused', comment: 'no time' },
      })
      assert.equal(canceled.status, 'trialing')
      assert.equal(canceled.cancel_at, subscription.trial_end)
      assert.ok(canceled.canceled_at)
      assert.equal(canceled.cancellation_details?.reason, 'cancellation_requested')
      assert.equal(canceled.cancellation_details?.feedback, 'unused')
    }
    const resumed = await stripe.subscriptions.update(staying.id, { cancel_at_period_end: false })
    assert.equal(resumed.cancel_at, null)
    assert.equal(resumed.canceled_at, null)
    await moveTo(simulator, Math.max(leaving.trial_end ?? 0, staying.trial_end ?? 0))
    const gone = await stripe.subscriptions.retrieve(leaving.id)
    assert.equal(gone.status, 'canceled')
    assert.equal(gone.ended_at, leaving.trial_end)
    assert.equal((await eventsOf(leaving.id)).at(-1), 'customer.subscription.deleted')
    assert.equal((await stripe.invoices.list({ subscription: leaving.id })).data.length, 1)
    assert.equal((await stripe.subscriptions.retrieve(staying.id)).status, 'active')
    await assert.rejects(stripe.subscriptions.cancel(leaving.id), { code: 'resource_missing' })
  })

  test('a card that fails when the trial ends makes the subscription past due, is tried again, then it is over', async () => {
    const trial = await subscribe(stripe, shop.monthly, LATER_FAILING_CARD)
    const end = trial.trial_end ?? 0
    await moveTo(simulator, end)
    const late = await stripe.subscriptions.retrieve(trial.id, { expand: ['latest_invoice.payments'] })
    assert.equal(late.status, 'past_due')
    const invoice = late.latest_invoice as Stripe.Invoice
    assert.equal(invoice.status, 'open')
    assert.equal(invoice.attempt_count, 1)
    assert.equal(invoice.next_payment_attempt, end + 3 * 86_400)
    assert.equal(invoice.payments?.data[0]?.status, 'open')
    await moveTo(simulator, end + 5 * 86_400)
    assert.equal((await stripe.invoices.retrieve(invoice.id)).attempt_count, 3)
    await moveTo(simulator, end + 7 * 86_400)
    const over = await stripe.subscriptions.retrieve(trial.id)
    assert.equal(over.status, 'canceled')
    assert.equal(over.cancellation_details?.reason, 'payment_failed')
    const failures = (await eventsOf(invoice.id)).filter((type) => type === 'invoice.payment_failed')
    assert.equal(failures.length, 4)
  })

  test('whoever is past due and brings a good card is active again', async () => {
    const trial = await subscribe(stripe, shop.monthly, LATER_FAILING_CARD)
    await moveTo(simulator, trial.trial_end ?? 0)
    const invoiceId = String((await stripe.subscriptions.retrieve(trial.id)).latest_invoice)
    await assert.rejects(stripe.invoices.pay(invoiceId), { type: 'StripeCardError', code: 'card_declined' })
    const customer = String(trial.customer)
    const card = await stripe.paymentMethods.attach('pm_card_visa', { customer })
    await stripe.subscriptions.update(trial.id, { default_payment_method: card.id })
    const paid = await stripe.invoices.pay(invoiceId)
    assert.equal(paid.status, 'paid')
    assert.equal((await stripe.subscriptions.retrieve(trial.id)).status, 'active')
    assert.equal(((await stripe.customers.retrieve(customer)) as Stripe.Customer).delinquent, false)
    await assert.rejects(stripe.invoices.pay(invoiceId), { code: 'invoice_already_paid' })
  })

  test('a trial ended now is paid now', async () => {
    const trial = await subscribe(stripe, shop.monthly)
    const active = await stripe.subscriptions.update(trial.id, { trial_end: 'now', expand: ['latest_invoice'] })
    assert.equal(active.status, 'active')
    assert.equal((active.latest_invoice as Stripe.Invoice).amount_paid, 290)
    assert.ok(Math.abs((active.trial_end ?? 0) - active.start_date) < 10)
  })

  test('a paid year is charged once a year in the currency it was sold in', async () => {
    const subscription = await subscribe(stripe, shop.annual, GOOD_CARD, { subscription_data: {} })
    const first = periodEnd(subscription)
    await moveTo(simulator, first)
    const renewed = await stripe.subscriptions.retrieve(subscription.id)
    assert.equal(new Date(periodEnd(renewed) * 1000).getUTCFullYear(), new Date(first * 1000).getUTCFullYear() + 1)
    assert.deepEqual(
      (await stripe.invoices.list({ subscription: subscription.id })).data.map((one) => one.amount_paid),
      [1990, 1990],
    )
  })

  test('a trial without a card ends as the shop said: paused, and active again after resuming', async () => {
    const session = await openCheckout(stripe, shop.monthly, {
      payment_method_collection: 'if_required',
      subscription_data: {
        trial_period_days: 7,
        trial_settings: { end_behavior: { missing_payment_method: 'pause' } },
      },
    })
    assert.doesNotMatch(await (await fetch(session.url ?? '')).text(), /name="card"/)
    await payWith(session, '')
    const { subscription } = await stripe.checkout.sessions.retrieve(session.id)
    await advance(simulator, 7 * DAY_MS)
    const paused = await stripe.subscriptions.retrieve(String(subscription))
    assert.equal(paused.status, 'paused')
    await stripe.paymentMethods.attach('pm_card_visa', { customer: String(paused.customer) })
    const [card] = (await stripe.customers.listPaymentMethods(String(paused.customer))).data
    await stripe.customers.update(String(paused.customer), {
      invoice_settings: { default_payment_method: card?.id ?? '' },
    })
    assert.equal((await stripe.subscriptions.resume(paused.id)).status, 'active')
  })

  test('while collection is paused nothing is charged, and it goes on afterwards', async () => {
    const subscription = await subscribe(stripe, shop.monthly, GOOD_CARD, { subscription_data: {} })
    const resumesAt = periodEnd(subscription) + 86_400
    await stripe.subscriptions.update(subscription.id, {
      pause_collection: { behavior: 'void', resumes_at: resumesAt },
    })
    await moveTo(simulator, periodEnd(subscription))
    const during = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
    assert.equal(during.status, 'active')
    assert.equal((during.latest_invoice as Stripe.Invoice).status, 'void')
    await moveTo(simulator, resumesAt)
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).pause_collection, null)
    await moveTo(simulator, periodEnd(during))
    const after = await stripe.subscriptions.retrieve(subscription.id, { expand: ['latest_invoice'] })
    assert.equal((after.latest_invoice as Stripe.Invoice).status, 'paid')
  })

  test('moving from monthly to annual starts a year today, with credit for the unused month', async () => {
    const subscription = await subscribe(stripe, shop.monthly, GOOD_CARD, { subscription_data: {} })
    const item = subscription.items.data[0]
    const preview = await stripe.invoices.createPreview({ subscription: subscription.id })
    assert.equal(preview.total, 290)
    const switched = await stripe.subscriptions.update(subscription.id, {
      items: [{ id: item?.id ?? '', price: shop.annual.id }],
      expand: ['latest_invoice'],
    })
    const invoice = switched.latest_invoice as Stripe.Invoice
    assert.deepEqual(
      invoice.lines.data.map((line) => line.amount),
      [-290, 1990],
    )
    assert.equal(invoice.amount_paid, 1700)
    assert.equal(switched.items.data[0]?.price.id, shop.annual.id)
  })

  test('a refund is seen on the charge and cannot be had twice', async () => {
    const subscription = await subscribe(stripe, shop.annual, GOOD_CARD, { subscription_data: {} })
    const [payment] = (await stripe.invoicePayments.list({ invoice: String(subscription.latest_invoice) })).data
    const intent = String(payment?.payment.payment_intent)
    await stripe.refunds.create({ payment_intent: intent, amount: 990 })
    const refund = await stripe.refunds.create({ payment_intent: intent, reason: 'requested_by_customer' })
    assert.equal(refund.amount, 1000)
    const charge = await stripe.charges.retrieve(String(refund.charge), { expand: ['refunds'] })
    assert.equal(charge.refunded, true)
    assert.equal(charge.refunds?.data.length, 2)
    await assert.rejects(stripe.refunds.create({ payment_intent: intent }), { code: 'charge_already_refunded' })
    assert.equal((await eventsOf(charge.id)).filter((type) => type === 'charge.refunded').length, 2)
  })

  test('an unpaid first invoice leaves the subscription incomplete for 23 hours', async () => {
    const customer = await stripe.customers.create({ email: 'late@example.com' })
    const card = await stripe.paymentMethods.attach('pm_card_chargeCustomerFail', { customer: customer.id })
    const subscription = await stripe.subscriptions.create({
      customer: customer.id,
      items: [{ price: shop.monthly.id }],
      default_payment_method: card.id,
    })
    assert.equal(subscription.status, 'incomplete')
    await advance(simulator, 23 * 3_600_000)
    assert.equal((await stripe.subscriptions.retrieve(subscription.id)).status, 'incomplete_expired')
    const invoice = await stripe.invoices.retrieve(String(subscription.latest_invoice))
    assert.equal(invoice.status, 'void')
    await assert.rejects(
      stripe.subscriptions.create({
        customer: customer.id,
        items: [{ price: shop.monthly.id }],
        default_payment_method: card.id,
        payment_behavior: 'error_if_incomplete',
      }),
      { type: 'StripeCardError' },
    )
    assert.equal((await stripe.subscriptions.list({ customer: customer.id, status: 'all' })).data.length, 1)
  })

  test('an unfinished checkout expires after a day', async () => {
    const session = await openCheckout(stripe, shop.monthly)
    await advance(simulator, DAY_MS + 1000)
    assert.equal((await stripe.checkout.sessions.retrieve(session.id)).status, 'expired')
    assert.deepEqual(await eventsOf(session.id), ['checkout.session.expired'])
  })

  test('the clock never goes back', async () => {
    const { clock } = await control(simulator, 'state')
    const after = await control(simulator, 'clock', { nowMs: clock.nowMs - DAY_MS })
    assert.ok(after.clock.nowMs >= clock.nowMs)
  })
})
