import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { startStripeSimulator } from '../../simulator/stripe/server.ts'
import { createBilling } from '../../src/billing/billing.module.ts'
import { createPlans, savePlan, setPrices } from '../../src/plans/plans.module.ts'
import { createLog } from '../../src/platform/log.ts'
import { createSigner } from '../../src/platform/signing.ts'
import {
  createCheckoutReturnPage,
  createSubscribePage,
  createSubscriptionPage,
  createSubscriptions,
  type Subscriptions,
} from '../../src/subscriptions/subscriptions.module.ts'
import { jobsDone } from './jobsDone.ts'
import { openBrowser, openReaderSite, type ReaderSite } from './readerSite.tsx'

/** One that is refused is sent again after ever longer; a test that waits for hours says nothing. */
const DELIVERED_WITHIN_MS = 60_000

type WebhookMode = 'normal' | 'double' | 'reorder' | 'lose'

/** Readers, plans, subscriptions and billing on a real database, with the simulator as their payment provider. */
export async function openMoneySite(name: string) {
  const site = await openReaderSite(name)
  try {
    return await openOn(site)
  } catch (error) {
    // Left open it would keep the test process from ending.
    await site.close().catch(() => {})
    throw error
  }
}

async function openOn(site: ReaderSite) {
  let aheadMs = 0
  // Dateline's clock goes with the simulator's: the machine's time and what both were moved.
  site.clock.now = () => Temporal.Now.instant().add({ milliseconds: aheadMs })
  const { db, clock, notices, readers } = site
  const simulator = await startStripeSimulator({ databaseUrl: site.pool.options, port: 0 })

  const now = clock.now()
  await savePlan(db, 'monthly', { name: 'Monthly', interval: 'month', trialDays: 30 }, now, 'test')
  await savePlan(db, 'annual', { name: 'Annual', interval: 'year', trialDays: 0 }, now, 'test')
  await setPrices(db, 'monthly', { usd: '2.90', eur: '2.90', jpy: '450' }, now, 'test')
  await setPrices(db, 'annual', { usd: '19.90', eur: '19.90', jpy: '2900' }, now, 'test')
  const plans = await createPlans({ db, notices })

  const publication = {
    name: 'Noonmark',
    legalName: 'Noonmark Ltd',
    address: '12 Example Street',
    email: 'desk@dateline.test',
  }
  const shared = { ...site, plans, readers, log: createLog(process.env.LOG_LEVEL ?? 'silent') }
  let subscriptions: Subscriptions | undefined
  const theSubscriptions = () => subscriptions as Subscriptions
  const billing = createBilling({
    ...shared,
    subscriptions: theSubscriptions,
    provider: { secretKey: simulator.secretKey, apiUrl: simulator.url, webhookSecret: undefined, livemode: false },
  })
  const deps = {
    ...shared,
    gateway: billing.gateway,
    publication: () => ({ ...publication, zone: 'Europe/Paris', currency: 'usd' }),
    trialSigner: createSigner('a secret of the tests', 'trial'),
  }
  subscriptions = createSubscriptions(deps)
  site.ports.panels.push(subscriptions.accountPanel)
  site.ports.holders.push(subscriptions.personalData)

  const { app } = site
  const subscribe = createSubscribePage(deps)
  const subscription = createSubscriptionPage(deps)
  app.get('/subscribe', subscribe.show)
  app.post('/subscribe', subscribe.submit)
  app.get('/subscribe/return', createCheckoutReturnPage(deps).show)
  app.get('/account/subscription', subscription.show)
  app.get('/account/subscription/cancel', subscription.askToCancel)
  app.post('/account/subscription/cancel', subscription.cancel)
  app.post('/account/subscription/resume', subscription.resume)
  app.post('/account/subscription/payment', subscription.managePayment)
  app.post('/webhooks/stripe', billing.webhook)

  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`
  await billing.setUp(webhookUrl)
  await site.startWorking()

  let networks = 0
  const simulate = async (path: string, body: object) => {
    const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
  }

  const allJobsDone = () => jobsDone(site)

  async function deliveriesDone() {
    const deadline = performance.now() + DELIVERED_WITHIN_MS
    for (;;) {
      const state = (await (await fetch(`${simulator.url}/_simulator/state`)).json()) as { pendingDeliveries: number }
      if (state.pendingDeliveries === 0) return allJobsDone()
      if (performance.now() > deadline) throw new Error(`webhooks were not delivered: ${JSON.stringify(state)}`)
      await pause(10)
    }
  }

  return {
    ...site,
    plans,
    billing,
    gateway: billing.gateway,
    subscriptions: theSubscriptions(),
    deps,
    simulator,
    webhookUrl,
    /** Stripe's own SDK, as somebody at the provider's desk would use it. */
    stripe: new Stripe(simulator.secretKey, {
      host: '127.0.0.1',
      port: simulator.port,
      protocol: 'http',
      maxNetworkRetries: 0,
      telemetry: false,
    }),
    jobsDone: allJobsDone,
    deliveriesDone,
    webhooks: (mode: WebhookMode) => simulate('webhooks', { mode }),
    fail: (rate: number) => simulate('fail', { rate }),
    /** Only Dateline's clock: to the provider no time has passed. */
    advanceDatelineOnly(duration: Temporal.DurationLike) {
      const later = clock.now().add(inHours(duration))
      aheadMs = later.epochMilliseconds - Date.now()
    },
    async runDue() {
      let done = 0
      for (const work of theSubscriptions().dueWork) done += await work.runDue(db, clock.now())
      await allJobsDone()
      return done
    },
    /** Both clocks, the simulator first, then what Dateline has to do. Each due instant on the way is stopped at. */
    async advance(duration: Temporal.DurationLike) {
      const target = clock.now().add(inHours(duration))
      for (;;) {
        let next = target
        for (const work of theSubscriptions().dueWork) {
          const due = await work.nextDue(db)
          if (due && Temporal.Instant.compare(due, next) < 0) next = due
        }
        const before = await fetch(`${simulator.url}/_simulator/next-due?before=${next.epochMilliseconds}`)
        const { nextDueMs } = (await before.json()) as { nextDueMs: number | null }
        if (nextDueMs !== null)
          next = Temporal.Instant.fromEpochMilliseconds(Math.min(nextDueMs, next.epochMilliseconds))
        aheadMs = Math.max(aheadMs, next.epochMilliseconds - Date.now())
        await simulate('clock', { nowMs: clock.now().epochMilliseconds })
        await allJobsDone()
        await this.runDue()
        if (Temporal.Instant.compare(next, target) >= 0) return
      }
    },
    browser: (address?: string) => openBrowser(app, address ? { address } : {}),
    /** Through the payment page; answers with where it sends the browser back to. */
    async pay(url: string, fields: Record<string, string> = {}): Promise<string> {
      const answer = await fetch(url, {
        method: 'POST',
        redirect: 'manual',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ card: newCard(), expiry: '12/34', cvc: '123', action: 'pay', ...fields }),
      })
      const back = answer.headers.get('location')
      if (answer.status !== 303 || !back)
        throw new Error(
          `the payment page answered ${answer.status}: ${/class="problem"[^<]*<?/.exec(await answer.text())}`,
        )
      return back.replace('http://dateline.test', '')
    },
    /** A new reader with a subscription, signed in, all news delivered. */
    async subscriber(email: string, plan: 'monthly' | 'annual' = 'monthly', fields: Record<string, string> = {}) {
      const browser = openBrowser(app, { address: `203.0.113.${++networks % 250}` })
      const started = await browser.post('/subscribe', { plan, email, return: '/' })
      const back = await this.pay(started.headers.get('location') ?? '', fields)
      const returned = await browser.get(back)
      await this.deliveriesDone()
      const { provider_subscription: providerId = '' } = (await this.subscriptionsOf(email)).at(-1) ?? {}
      return { browser, back, returned, providerId }
    },
    async entitlement(email: string) {
      const reader = await readers.findReader(db, { email })
      if (!reader) throw new Error(`nobody has ${email}`)
      return theSubscriptions().entitlementsOf(db, reader.id, clock.now())
    },
    async subscriptionsOf(email: string) {
      const { rows } = await sql<{
        id: number
        state: string
        set_aside: string | null
        provider_subscription: string
        plan_id: number
      }>`
        select s.* from subscriptions s join readers r on r.id = s.reader_id where r.email = ${email} order by s.id`.execute(
        db,
      )
      return rows
    },
    async ledgerSums() {
      const { rows } = await sql<{ account: string; currency: string; sum: number }>`
        select account, currency, sum(amount_minor)::bigint as sum from ledger_lines group by 1, 2 order by 1, 2`.execute(
        db,
      )
      return rows
    },
    async alarms() {
      const { rows } = await sql<{
        code: string
        subject: string
      }>`select code, subject from alarms order by id`.execute(db)
      return rows
    },
    async close() {
      await deliveriesDone().catch(() => {})
      await new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await simulator.close()
      await site.close()
    },
  }
}

/** Days of 24 hours: they move a clock, not a calendar. */
function inHours(duration: Temporal.DurationLike): Temporal.Duration {
  const { days, hours, minutes } = Temporal.Duration.from(duration)
  return Temporal.Duration.from({ hours: hours + 24 * days, minutes })
}

/** Several test processes may pay on one site, where a card that another had used for a trial would end this one. */
let cards = (process.pid % 1_000_000) * 1_000

/** A card that nobody has used yet: valid by its last digit, and taken by the simulator for how it begins. */
export function newCard(): string {
  const body = `424242${String(++cards).padStart(9, '0')}`
  const digits = [...body].reverse().map((digit, index) => Number(digit) * (index % 2 === 0 ? 2 : 1))
  const sum = digits.reduce((total, digit) => total + (digit > 9 ? digit - 9 : digit), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

export type MoneySite = Awaited<ReturnType<typeof openMoneySite>>
