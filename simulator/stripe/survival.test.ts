import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { after, before, describe, test } from 'node:test'
import { fileURLToPath } from 'node:url'
import Stripe from 'stripe'
import { type StripeSimulator, startStripeSimulator } from './server.ts'
import { startTestDatabase, type TestDatabase } from './testDatabase.ts'
import {
  advance,
  control,
  openCheckout,
  openShop,
  type Receiver,
  sdk,
  start,
  startReceiver,
  submit,
  subscribe,
} from './testSupport.ts'

describe('what survives', () => {
  let database: TestDatabase
  const children: ChildProcess[] = []
  const simulators: StripeSimulator[] = []
  const receivers: Receiver[] = []

  before(async () => {
    database = await startTestDatabase()
  })
  after(async () => {
    for (const child of children) child.kill('SIGKILL')
    for (const receiver of receivers) await receiver.close()
    for (const simulator of simulators) await simulator.close()
    await database?.stop()
  })

  /** A simulator in a process of its own, that can be killed. */
  async function startChild(port: number): Promise<{ child: ChildProcess; port: number; key: string }> {
    const program = `
      import { startStripeSimulator } from ${JSON.stringify(new URL('./server.ts', import.meta.url).href)}
      const simulator = await startStripeSimulator(${JSON.stringify({ databaseUrl: database.config, port })})
      process.send({ port: simulator.port, key: simulator.secretKey })`
    const child = spawn(
      process.execPath,
      ['--import', import.meta.resolve('#loader'), '--input-type=module', '-e', program],
      {
        stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
        cwd: fileURLToPath(new URL('../..', import.meta.url)),
      },
    )
    children.push(child)
    const [started] = (await once(child, 'message')) as [{ port: number; key: string }]
    return { child, ...started }
  }

  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit')
    child.kill('SIGKILL')
    await ended
  }

  /** Buys again and again; the answer that reaches the target kills the server under the other buyers. */
  async function buyUntilCut(
    stripe: Stripe,
    price: Stripe.Price,
    acknowledged: string[],
    target: number,
    child: ChildProcess,
  ): Promise<void> {
    try {
      for (;;) {
        const session = await openCheckout(stripe, price)
        const answer = await submit(session.url, {
          card: '4242424242424242',
          expiry: '1/40',
          cvc: '111',
          action: 'pay',
        })
        if (answer.status === 303) acknowledged.push(session.id)
        if (acknowledged.length >= target) child.kill('SIGKILL')
      }
    } catch (error) {
      const cut = error instanceof Stripe.errors.StripeConnectionError || error instanceof TypeError
      if (!cut) throw error
    }
  }

  test('a process killed between any two answers has lost none of them', async () => {
    let running = await startChild(0)
    const { port } = running
    const stripe = new Stripe(running.key, {
      host: '127.0.0.1',
      port,
      protocol: 'http',
      telemetry: false,
      maxNetworkRetries: 0,
    })
    const shop = await openShop(stripe)
    const acknowledged: string[] = []
    for (let round = 0; round < 3; round += 1) {
      const target = acknowledged.length + 3 + round
      const ended = once(running.child, 'exit')
      // Several buyers at once, so that the kill meets some of them between request and answer.
      await Promise.all([1, 2, 3].map(() => buyUntilCut(stripe, shop.monthly, acknowledged, target, running.child)))
      await ended
      running = await startChild(port)
    }
    assert.ok(acknowledged.length >= 9)
    for (const id of acknowledged) {
      const session = await stripe.checkout.sessions.retrieve(id, { expand: ['subscription'] })
      assert.equal(session.status, 'complete')
      assert.equal((session.subscription as Stripe.Subscription).status, 'trialing')
    }
    const sessions = await stripe.checkout.sessions.list({ status: 'complete', limit: 100 })
    const subscriptions = await stripe.subscriptions.list({ status: 'all', limit: 100 })
    assert.equal(subscriptions.data.length, sessions.data.length, 'each payment made one subscription')
    await kill(running.child)
  })

  test('the clock, the mode and the webhooks not yet delivered are there after a new start', async () => {
    const first = await start(database)
    simulators.push(first)
    const stripe = sdk(first)
    const receiver = await startReceiver(stripe, ['customer.subscription.deleted'])
    receivers.push(receiver)
    const shop = await openShop(stripe)
    await control(first, 'webhooks', { mode: 'delay', delaySeconds: 50 })
    const subscription = await subscribe(stripe, shop.monthly)
    await stripe.subscriptions.cancel(subscription.id)
    const moved = await advance(first, 20_000)
    const open = await openCheckout(stripe, shop.monthly)
    await first.close()
    const second = await start(database)
    simulators.push(second)
    assert.equal(second.secretKey, first.secretKey)
    const state = await control(second, 'state')
    assert.ok(state.clock.aheadMs >= moved.clock.aheadMs)
    assert.deepEqual(state.webhooks, { mode: 'delay', delaySeconds: 50 })
    assert.equal(receiver.received.length, 0)
    await advance(second, 31_000)
    assert.equal(receiver.received.length, 1)
    const session = await sdk(second).checkout.sessions.retrieve(open.id)
    assert.ok(session.url?.startsWith(second.url), 'an open payment page is found at the new address')
    await control(second, 'webhooks', { mode: 'normal' })
  })

  test('a second simulator on the same port is refused, and the first goes on', async () => {
    const first = await start(database)
    simulators.push(first)
    await assert.rejects(startStripeSimulator({ databaseUrl: database.config, port: first.port }), {
      code: 'EADDRINUSE',
    })
    assert.equal((await sdk(first).accounts.retrieveCurrent()).object, 'account')
    const before = performance.now()
    await first.close()
    assert.ok(performance.now() - before < 2000)
  })
})
