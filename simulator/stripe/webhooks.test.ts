import assert from 'node:assert/strict'
import { after, afterEach, describe, test } from 'node:test'
import {
  advance,
  control,
  DAY_MS,
  moveTo,
  openSimulation,
  type Receiver,
  startReceiver,
  subscribe,
} from './testSupport.ts'

const { simulator, stripe, shop, close } = await openSimulation()
after(close)

describe('webhooks', () => {
  let receiver: Receiver | undefined

  afterEach(async () => {
    await control(simulator, 'webhooks', { mode: 'normal' })
    if (receiver !== undefined) {
      await stripe.webhookEndpoints.del(receiver.endpoint)
      await receiver.close()
    }
    receiver = undefined
  })

  const TRIAL_EVENTS = 11

  test('a moved clock comes back when everything due has been delivered, signed at the simulated time', async () => {
    receiver = await startReceiver(stripe)
    const trial = await subscribe(stripe, shop.monthly)
    const state = await moveTo(simulator, (trial.trial_end ?? 0) + 60)
    assert.equal(state.pendingDeliveries, 0)
    const paid = receiver.received.find(
      ({ event }) => event.type === 'invoice.paid' && event.created === trial.trial_end,
    )
    assert.ok(paid, 'the payment after the trial was told')
    assert.ok(Math.abs(paid.signedAt - (trial.trial_end ?? 0)) <= 5)
    assert.equal(paid.event.api_version, '2026-10-28.endive')
    const updated = receiver.received.findLast(({ event }) => event.type === 'customer.subscription.updated')
    assert.match(JSON.stringify(updated?.event.data.previous_attributes), /"status":"trialing"/)
  })

  test('only the events that an endpoint asked for come', async () => {
    receiver = await startReceiver(stripe, ['checkout.session.completed', 'invoice.paid'])
    await subscribe(stripe, shop.monthly)
    await receiver.until(2)
    assert.deepEqual(receiver.types(), ['invoice.paid', 'checkout.session.completed'])
  })

  test('doubled, each event comes twice', async () => {
    receiver = await startReceiver(stripe)
    await control(simulator, 'webhooks', { mode: 'double' })
    await subscribe(stripe, shop.monthly)
    await receiver.until(2 * TRIAL_EVENTS)
    const counts = Map.groupBy(receiver.received, ({ event }) => event.id)
    assert.equal(counts.size, TRIAL_EVENTS)
    for (const copies of counts.values()) assert.equal(copies.length, 2)
  })

  test('reordered, all come, but not in the order they happened', async () => {
    receiver = await startReceiver(stripe)
    await subscribe(stripe, shop.monthly)
    await receiver.until(TRIAL_EVENTS)
    const inOrder = receiver.types()
    await control(simulator, 'webhooks', { mode: 'reorder' })
    receiver.received.length = 0
    await subscribe(stripe, shop.monthly)
    await advance(simulator, 1)
    assert.deepEqual(receiver.types().toSorted(), inOrder.toSorted())
    assert.notDeepEqual(receiver.types(), inOrder)
  })

  test('lost, none come, and the events can still be asked for', async () => {
    receiver = await startReceiver(stripe)
    await control(simulator, 'webhooks', { mode: 'lose' })
    const subscription = await subscribe(stripe, shop.monthly)
    const state = await advance(simulator, 1000)
    assert.equal(receiver.received.length, 0)
    assert.ok(state.deliveries.lost >= TRIAL_EVENTS)
    const missed = await stripe.events.list({ type: 'customer.subscription.*', delivery_success: false })
    assert.ok(JSON.stringify(missed.data[0]?.data.object).includes(subscription.id))
  })

  test('delayed, they come once the simulated clock has moved on so far', async () => {
    receiver = await startReceiver(stripe)
    await control(simulator, 'webhooks', { mode: 'delay', delaySeconds: 3600 })
    await subscribe(stripe, shop.monthly)
    await advance(simulator, 1000)
    assert.equal(receiver.received.length, 0)
    await advance(simulator, 3_600_000)
    assert.equal(receiver.received.length, TRIAL_EVENTS)
  })

  test('an endpoint that fails is tried again until it takes the event', async () => {
    receiver = await startReceiver(stripe, ['customer.created'])
    receiver.answerWith(500)
    await stripe.customers.create({ email: 'retry@example.com' })
    await receiver.until(2)
    const [event] = receiver.received
    assert.equal((await stripe.events.retrieve(event?.event.id ?? '')).pending_webhooks, 1)
    receiver.answerWith(200)
    await advance(simulator, DAY_MS)
    assert.equal((await control(simulator, 'state')).pendingDeliveries, 0)
    assert.equal(new Set(receiver.received.map((one) => one.event.id)).size, 1)
    assert.equal((await stripe.events.retrieve(event?.event.id ?? '')).pending_webhooks, 0)
  })

  test('a moved clock does not wait for ever for an endpoint that never answers well', async () => {
    receiver = await startReceiver(stripe, ['customer.created'])
    receiver.answerWith(503)
    await stripe.customers.create({ email: 'never@example.com' })
    const state = await advance(simulator, DAY_MS)
    assert.equal(state.pendingDeliveries, 1)
  })

  test('the next due instants are those at which something happens', async () => {
    const trial = await subscribe(stripe, shop.monthly)
    const { nextDueMs } = await control(simulator, `next-due?before=${((trial.trial_end ?? 0) + 1) * 1000}`)
    assert.ok(nextDueMs !== null && nextDueMs <= (trial.trial_end ?? 0) * 1000)
    assert.equal((await control(simulator, 'next-due?before=1000000')).nextDueMs, null)
  })

  test('no web page can reach the control interface', async () => {
    for (const headers of [{ Origin: simulator.url }, { Origin: 'https://elsewhere.example' }]) {
      const answer = await fetch(`${simulator.url}/_simulator/state`, { headers })
      assert.equal(answer.status, 403)
    }
    const body = JSON.stringify({ rate: 1 })
    const answer = await fetch(`${simulator.url}/_simulator/fail`, {
      method: 'POST',
      body,
      headers: { Origin: 'null' },
    })
    assert.equal(answer.status, 403)
  })
})
