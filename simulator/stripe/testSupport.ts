import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import Stripe from 'stripe'
import { type StripeSimulator, type StripeSimulatorOptions, startStripeSimulator } from './server.ts'
import { startTestDatabase, type TestDatabase } from './testDatabase.ts'

export const DAY_MS = 86_400_000
export const GOOD_CARD = '4242 4242 4242 4242'
export const DECLINED_CARD = '4000 0000 0000 0002'
export const LATER_FAILING_CARD = '4000 0000 0000 0341'

export function start(database: TestDatabase, more: Partial<StripeSimulatorOptions> = {}): Promise<StripeSimulator> {
  return startStripeSimulator({ databaseUrl: database.config, port: 0, ...more })
}

/** A simulation on a database of its own, with a shop that sells through it. */
export async function openSimulation() {
  await using opened = new AsyncDisposableStack()
  const database = await startTestDatabase()
  opened.defer(() => database.stop())
  const simulator = await start(database)
  opened.defer(() => simulator.close())
  const stripe = sdk(simulator)
  const shop = await openShop(stripe)
  const all = opened.move()
  return { simulator, stripe, shop, close: () => all.disposeAsync() }
}

/** The official SDK, unchanged, pointed at the simulation. */
export function sdk(simulator: StripeSimulator, options: { maxNetworkRetries?: number } = {}): Stripe {
  return new Stripe(simulator.secretKey, {
    host: '127.0.0.1',
    port: simulator.port,
    protocol: 'http',
    telemetry: false,
    maxNetworkRetries: options.maxNetworkRetries ?? 0,
  })
}

export interface Shop {
  product: Stripe.Product
  monthly: Stripe.Price
  annual: Stripe.Price
}

export async function openShop(stripe: Stripe): Promise<Shop> {
  const product = await stripe.products.create({ name: 'Digital subscription' })
  const monthly = await stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 290,
    recurring: { interval: 'month' },
    currency_options: { eur: { unit_amount: 270 }, jpy: { unit_amount: 450 } },
  })
  const annual = await stripe.prices.create({
    product: product.id,
    currency: 'usd',
    unit_amount: 1990,
    recurring: { interval: 'year' },
  })
  return { product, monthly, annual }
}

export function openCheckout(
  stripe: Stripe,
  price: Stripe.Price,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Checkout.Session> {
  return stripe.checkout.sessions.create({
    mode: 'subscription',
    line_items: [{ price: price.id, quantity: 1 }],
    customer_email: 'reader@example.com',
    success_url: 'http://127.0.0.1:9/welcome?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://127.0.0.1:9/subscribe',
    subscription_data: { trial_period_days: 30 },
    ...more,
  })
}

export function submit(address: string | null, fields: Record<string, string>): Promise<Response> {
  return fetch(address ?? '', { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' })
}

export function payWith(session: Stripe.Checkout.Session, card: string): Promise<Response> {
  return submit(session.url, { card, expiry: '12 / 40', cvc: '123', action: 'pay' })
}

/** The subscription that a buyer has after paying on the hosted page. */
export async function subscribe(
  stripe: Stripe,
  price: Stripe.Price,
  card = GOOD_CARD,
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Promise<Stripe.Subscription> {
  const session = await openCheckout(stripe, price, more)
  const answer = await payWith(session, card)
  if (answer.status !== 303) throw new Error(`The payment page answered ${answer.status}: ${await answer.text()}`)
  const done = await stripe.checkout.sessions.retrieve(session.id, { expand: ['subscription'] })
  return done.subscription as Stripe.Subscription
}

interface State {
  clock: { nowMs: number; aheadMs: number }
  webhooks: { mode: string; delaySeconds: number }
  pendingDeliveries: number
  deliveries: { delivered: number; lost: number; abandoned: number; pending: number }
  nextDueMs: number | null
}

export async function control(simulator: StripeSimulator, path: string, body?: object): Promise<State> {
  const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })
  if (!answer.ok) throw new Error(`The simulator answered ${answer.status}: ${await answer.text()}`)
  return (await answer.json()) as State
}

export async function advance(simulator: StripeSimulator, ms: number): Promise<State> {
  const { clock } = await control(simulator, 'state')
  return control(simulator, 'clock', { nowMs: clock.nowMs + ms })
}

export async function moveTo(simulator: StripeSimulator, seconds: number): Promise<State> {
  return control(simulator, 'clock', { nowMs: seconds * 1000 })
}

export interface Received {
  event: Stripe.Event
  signedAt: number
}

export interface Receiver {
  url: string
  endpoint: string
  received: Received[]
  types(): string[]
  /** Answers with this status from now on. */
  answerWith(status: number): void
  /** Resolves once so many events have come. */
  until(count: number): Promise<void>
  close(): Promise<void>
}

/** A shop's webhook address; every event is checked with the SDK before it is taken. */
export async function startReceiver(stripe: Stripe, events: string[] = ['*']): Promise<Receiver> {
  const received: Received[] = []
  const waiting: { count: number; resolve: () => void }[] = []
  let status = 200
  let secret = ''
  const server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const signature = String(request.headers['stripe-signature'])
      // The clock of the simulation may be far ahead of this machine's, so the age is not judged here.
      const event = stripe.webhooks.constructEvent(Buffer.concat(chunks), signature, secret, Number.MAX_SAFE_INTEGER)
      received.push({ event, signedAt: Number(/t=(\d+)/.exec(signature)?.[1]) })
      response.writeHead(status).end()
      for (const { count, resolve } of waiting) if (received.length >= count) resolve()
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks`
  const endpoint = await stripe.webhookEndpoints.create({
    url,
    enabled_events: events as Stripe.WebhookEndpointCreateParams.EnabledEvent[],
  })
  secret = endpoint.secret ?? ''
  return {
    url,
    endpoint: endpoint.id,
    received,
    types: () => received.map(({ event }) => event.type),
    answerWith: (next) => {
      status = next
    },
    until: (count) =>
      new Promise((resolve) => {
        if (received.length >= count) resolve()
        else waiting.push({ count, resolve })
      }),
    close: async () => {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
