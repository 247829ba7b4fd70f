import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { sql } from 'kysely'
import Stripe from 'stripe'
import { startStripeSimulator } from '../../simulator/stripe/server.ts'
import { advance } from '../../src/app/operate/advanceClock.ts'
import { simulatorOn } from '../../src/app/operate/simulatorControl.ts'
import { checkouts } from '../../src/money/checkout/checkout.module.ts'
import { setPrices } from '../../src/money/plans/plans.module.ts'
import { newCard } from './cards.ts'
import { openBrowser } from './cookieBrowser.ts'
import { createTestDatabase } from './database.ts'
import { inHours } from './inHours.ts'
import { jobsDone } from './jobsDone.ts'
import { type RelayMood, startLossyRelay } from './lossyRelay.ts'
import { createSite, ORIGIN } from './site.ts'

/** One that is refused is sent again after ever longer; a test that waits for hours says nothing. */
const DELIVERED_WITHIN_MS = 60_000

type WebhookMode = 'normal' | 'double' | 'reorder' | 'lose' | 'delay'

/** The whole composition with the simulator as its payment provider, both on one database, and its worker at work. */
export async function openPayingSite(name: string, options: { lossy?: true } = {}) {
  await using opened = new AsyncDisposableStack()
  const database = await createTestDatabase(name)
  opened.defer(() => database.drop())
  const simulator = await startStripeSimulator({ databaseUrl: database.connection, port: 0 })
  opened.defer(() => simulator.close())
  const relay = options.lossy && (await startLossyRelay(simulator.url))
  opened.defer(() => relay?.close())
  const money = {
    secretKey: simulator.secretKey,
    webhookSecret: undefined,
    apiUrl: relay?.url ?? simulator.url,
    livemode: false,
    simulated: true,
    formOrigins: [simulator.url],
  }
  const site = await createSite(name, { money, database })
  opened.defer(() => site.close())
  const { dateline } = site
  const { db, clock, app, readers, subscriptions, billing } = dateline
  for (const plan of ['monthly', 'annual']) {
    await setPrices(db, plan, plan === 'monthly' ? monthly : annual, 'test', clock.now())
  }
  await dateline.plans.reload()

  const server = createServer(getRequestListener(app.fetch))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  opened.defer(async () => {
    await new Promise((resolve) => server.close(resolve))
    server.closeAllConnections()
  })
  const webhookUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhooks/stripe`
  await billing.setUp(webhookUrl)
  await dateline.jobs.startWorking()
  const control = simulatorOn(simulator.url)
  const all = opened.move()

  let networks = 0
  const simulate = async (path: string, body: object) => {
    const answer = await fetch(`${simulator.url}/_simulator/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    if (!answer.ok) throw new Error(await answer.text())
    return (await answer.json()) as Record<string, unknown>
  }
  const allJobsDone = () => jobsDone(dateline)

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
    ...dateline,
    mailsTo: site.mailsTo,
    publish: site.publish,
    outbox: join(site.dataFolder, 'outbox'),
    simulator,
    webhookUrl,
    /** What the use cases about subscriptions work with. */
    deps: {
      ...dateline,
      gateway: billing.gateway,
      checkouts,
      publication: () => dateline.publication.facts(),
      trialSigner: dateline.signerFor('trial'),
    },
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
    webhooks: (mode: WebhookMode, delaySeconds = 0) => simulate('webhooks', { mode, delaySeconds }),
    fail: (rate: number) => simulate('fail', { rate }),
    /** Nobody looks into the provider's list of events: a test is about what finds out without it. */
    noWalks: () => sql`update provider_event_walk set walk_at = 'infinity'`.execute(db),
    /** Of a site that is `lossy`: what Dateline asks there is done, and not answered; `POST /v1/…` as a pattern. */
    loseAnswersTo(pattern: RegExp | undefined) {
      if (!relay) throw new Error('only a lossy site loses answers')
      relay.loseAnswersTo(pattern)
    },
    /** The same for everything that is asked there, and in other ways; says how much was spoilt so far. */
    setProviderMood(mood: RelayMood | undefined): number {
      if (!relay) throw new Error('only a lossy site has a provider with moods')
      relay.setMood(mood)
      return relay.spoilt
    },
    /** What a bank does; answers with the dispute's id. */
    openDispute: async (payment: string, more: { inquiry?: boolean } = {}) =>
      String((await simulate('disputes', { payment, ...more })).id),
    closeDispute: (dispute: string, outcome: 'won' | 'lost') => simulate('disputes/close', { dispute, outcome }),
    /** Only Dateline's clock: to the provider no time has passed. */
    passAtDateline: site.pass,
    /** Only the provider's clock, and what it does meanwhile. */
    passAtProvider: (duration: Temporal.DurationLike) => control.advanceTo(clock.now().add(inHours(duration))),
    async runDue() {
      let done = 0
      for (const work of dateline.dueWork) done += await work.runDue(db, clock.now())
      await allJobsDone()
      return done
    },
    /** As `dateline clock advance` does it. */
    advance: (duration: Temporal.DurationLike) => advance(dateline, control, inHours(duration)),
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
      return back.replace(ORIGIN, '')
    },
    /** By the link in the mail: from then on the address is proven. */
    async signIn(browser: ReturnType<typeof openBrowser>, email: string) {
      await browser.post('/sign-in', { email })
      const text = (await site.mailsTo(email)).findLast((mail) => mail.subject?.startsWith('Log in'))?.text ?? ''
      const path = /(\/sign-in\/[\w-]{43})/.exec(text)?.[1]
      const answer = path ? await browser.post(path) : undefined
      if (answer?.status !== 303) throw new Error(`${email} could not sign in: ${text}`)
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
      return subscriptions.entitlementsOf(db, reader.id, clock.now())
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
      await all.disposeAsync()
    },
  }
}

const monthly = { usd: '2.90', eur: '2.90', jpy: '450' }
const annual = { usd: '19.90', eur: '19.90', jpy: '2900' }

export type PayingSite = Awaited<ReturnType<typeof openPayingSite>>
