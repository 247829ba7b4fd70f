import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type Stripe from 'stripe'
import { control, GOOD_CARD, openSimulation, subscribe } from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

describe('what a bank does about a payment', () => {
  async function payment(): Promise<string> {
    const subscription = await subscribe(stripe, shop.annual, GOOD_CARD, { subscription_data: {} })
    const [paid] = (await stripe.invoicePayments.list({ invoice: String(subscription.latest_invoice) })).data
    return String(paid?.payment.payment_intent)
  }

  async function open(paid: string, more: object = {}): Promise<Stripe.Dispute> {
    const opened: unknown = await control(simulator, 'disputes', { payment: paid, ...more })
    return stripe.disputes.retrieve((opened as Stripe.Dispute).id)
  }

  async function eventsOf(dispute: Stripe.Dispute): Promise<string[]> {
    const { data } = await stripe.events.list({ limit: 100, type: 'charge.dispute.*' })
    return data
      .filter((event) => (event.data.object as Stripe.Dispute).id === dispute.id)
      .map(({ type }) => type)
      .reverse()
  }

  const close = (dispute: Stripe.Dispute, outcome: string) =>
    control(simulator, 'disputes/close', { dispute: dispute.id, outcome })

  test('a chargeback takes the money at once; won, it comes back', async () => {
    const paid = await payment()
    const dispute = await open(paid, { reason: 'unrecognized' })
    assert.equal(dispute.status, 'needs_response')
    assert.equal(dispute.reason, 'unrecognized')
    assert.equal(dispute.payment_intent, paid)
    assert.deepEqual(
      dispute.balance_transactions.map(({ amount, fee, net }) => [amount, fee, net]),
      [[-1990, 1500, -3490]],
    )
    assert.equal((await stripe.charges.retrieve(String(dispute.charge))).disputed, true)
    await assert.rejects(stripe.refunds.create({ payment_intent: paid }), { code: 'charge_disputed' })
    await stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'They read every day.' } })
    assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'under_review')
    await close(dispute, 'won')
    const won = await stripe.disputes.retrieve(dispute.id, { expand: ['charge'] })
    assert.equal(won.status, 'won')
    assert.equal(won.evidence.uncategorized_text, 'They read every day.')
    assert.deepEqual(
      won.balance_transactions.map(({ amount }) => amount),
      [-1990, 1990],
    )
    assert.deepEqual(await eventsOf(dispute), [
      'charge.dispute.created',
      'charge.dispute.funds_withdrawn',
      'charge.dispute.updated',
      'charge.dispute.closed',
      'charge.dispute.funds_reinstated',
    ])
    assert.equal((await stripe.refunds.create({ payment_intent: paid })).status, 'succeeded')
  })

  test('one that is lost, or accepted, is closed for good', async () => {
    for (const accepted of [false, true]) {
      const paid = await payment()
      const dispute = await open(paid)
      if (accepted) await stripe.disputes.close(dispute.id)
      else await close(dispute, 'lost')
      assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'lost')
      assert.equal((await eventsOf(dispute)).at(-1), 'charge.dispute.closed')
      await assert.rejects(close(dispute, 'won'), /already closed/)
      await assert.rejects(stripe.disputes.update(dispute.id, { evidence: { uncategorized_text: 'Wait.' } }))
      await assert.rejects(stripe.refunds.create({ payment_intent: paid }), { code: 'charge_disputed' })
      assert.deepEqual(
        (await stripe.disputes.list({ payment_intent: paid })).data.map(({ id }) => id),
        [dispute.id],
      )
    }
  })

  test('an inquiry takes no money, and closes as a warning', async () => {
    const paid = await payment()
    const dispute = await open(paid, { inquiry: true })
    assert.equal(dispute.status, 'warning_needs_response')
    assert.deepEqual(dispute.balance_transactions, [])
    assert.equal(dispute.is_charge_refundable, true)
    await assert.rejects(open(paid), /disputed already/)
    await close(dispute, 'won')
    assert.equal((await stripe.disputes.retrieve(dispute.id)).status, 'warning_closed')
    assert.deepEqual(await eventsOf(dispute), ['charge.dispute.created', 'charge.dispute.closed'])
    await stripe.refunds.create({ payment_intent: paid })
    await assert.rejects(open(paid), /nothing to dispute/)
  })

  test('what names no payment, no dispute or no outcome is refused', async () => {
    const dispute = await open(await payment())
    for (const [path, body] of [
      ['disputes', {}],
      ['disputes', { payment: 'pi_none' }],
      ['disputes', { payment: 'ch_none' }],
      ['disputes', { payment: dispute.charge, reason: 7 }],
      ['disputes/close', { outcome: 'won' }],
      ['disputes/close', { dispute: 'du_none', outcome: 'won' }],
      ['disputes/close', { dispute: dispute.id, outcome: 'perhaps' }],
    ] as const) {
      await assert.rejects(control(simulator, path, body), /answered 40[04]/)
    }
  })
})
