import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import pg from 'pg'
import { answerApi } from './api/api.ts'
import { showCheckout, submitCheckout } from './checkout/checkoutPage.tsx'
import { nextDue, performNext } from './control/agenda.ts'
import { answerControl } from './control/control.ts'
import { showInvoice } from './pages/invoicePage.tsx'
import { answerPage, plainPage, redirect, STYLE_PATH, STYLE_SHEET } from './pages/pages.tsx'
import { showPortal, submitPortal } from './portal/portalPage.tsx'
import { StripeFailure } from './request/failure.ts'
import { decodeForm, Parameters } from './request/form.ts'
import { answer, answerJson, hasLoopbackHost, isFromElsewhere, readBody } from './request/requests.ts'
import { now } from './store/clock.ts'
import { createTables, inTransaction, setSetting, setting } from './store/database.ts'
import { createDispatcher, type Dispatcher, releaseClaims } from './webhooks/deliveries.ts'

export { TABLES as stripeSimulatorTables } from './store/database.ts'
export { holdStripeSimulator, releaseStripeSimulator, waitingAtStripeSimulator } from './store/hold.ts'

export interface StripeSimulatorOptions {
  databaseUrl: string | pg.PoolConfig
  /** 0 takes any free port. */
  port: number
  log?: (line: string) => void
  /** Days after a failed renewal on which it is tried again; then the subscription is canceled. */
  retryDays?: number[]
}

export interface StripeSimulator {
  url: string
  port: number
  /** Stays the same on one database. Any other key that begins with `sk_test_` is taken, too. */
  secretKey: string
  close(): Promise<void>
}

/** Real time moves the simulator's clock, too; this is the longest that something due then waits. */
const LONGEST_PAUSE_MS = 1_000
const CLOSE_WITHIN_MS = 1_500
/** Idempotency keys are forgotten after a day, as Stripe may; a start is a good moment to sweep. */
const KEPT_KEYS_MS = 86_400_000

/**
 * Starts the simulation on a loopback port over its own schema of the database. It keeps all it knows there:
 * killed and started again it goes on where it was. Throws where the port is taken.
 */
export async function startStripeSimulator(options: StripeSimulatorOptions): Promise<StripeSimulator> {
  const log = options.log ?? (() => {})
  const config =
    typeof options.databaseUrl === 'string' ? { connectionString: options.databaseUrl } : options.databaseUrl
  const pool = new pg.Pool({ max: 5, ...config })
  // Without a listener a lost idle connection would end the process; the next query opens another.
  pool.on('error', (error) => log(`stripe simulator: ${error.message}`))
  // So would one that breaks between two statements of a transaction.
  pool.on('connect', (client) => client.on('error', () => {}))
  const dispatcher = createDispatcher(pool, log)
  const server = createServer()
  try {
    const port = await listen(server, options.port)
    const baseUrl = `http://127.0.0.1:${port}`
    await createTables(pool)
    await prepare(pool, baseUrl, options.retryDays)
    const poller = startPoller(pool, dispatcher, baseUrl, log)
    server.on('request', (request: IncomingMessage, response: ServerResponse) => {
      respond({ pool, baseUrl, dispatcher, log, wake: poller.wake }, request, response).catch((error) => {
        log(`stripe simulator: ${String(error)}`)
        if (response.headersSent) response.destroy()
        else answerJson(response, 500, { error: { type: 'api_error', message: 'An unknown error occurred' } })
      })
    })
    let closing: Promise<void> | undefined
    return {
      url: baseUrl,
      port,
      secretKey: (await setting(pool, 'secret_key')) ?? '',
      close: () => {
        closing ??= close(server, pool, dispatcher, poller)
        return closing
      },
    }
  } catch (error) {
    dispatcher.stop()
    server.close()
    await pool.end()
    throw error
  }
}

async function close(server: Server, pool: pg.Pool, dispatcher: Dispatcher, poller: Poller): Promise<void> {
  dispatcher.stop()
  await Promise.all([closeServer(server), poller.stop()])
  await pool.end()
}

function listen(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject)
      resolve((server.address() as AddressInfo).port)
    })
  })
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  server.closeIdleConnections()
  const impatience = setTimeout(() => server.closeAllConnections(), CLOSE_WITHIN_MS)
  await closed
  clearTimeout(impatience)
}

/** What changes with each start: the addresses of pages that are still open, and who was sending webhooks. */
async function prepare(pool: pg.Pool, baseUrl: string, retryDays: number[] | undefined): Promise<void> {
  await releaseClaims(pool)
  await inTransaction(pool, 'write', async (sql) => {
    await sql.query('delete from stripe_simulator.idempotency where created_ms < $1', [(await now(sql)) - KEPT_KEYS_MS])
    if (retryDays !== undefined) await setSetting(sql, 'retry_days', JSON.stringify(retryDays))
    if ((await setting(sql, 'base_url')) === baseUrl) return
    await setSetting(sql, 'base_url', baseUrl)
    await sql.query(
      `update stripe_simulator.objects
       set data = jsonb_set(data::jsonb, '{url}', to_jsonb($1::text || '/c/pay/' || id))::json
       where kind = 'checkout.session' and data #>> '{url}' is not null`,
      [baseUrl],
    )
  })
}

interface Poller {
  wake: () => void
  stop: () => Promise<void>
}

/** Performs what falls due as real time passes, and sends webhooks. It decides nothing. */
function startPoller(pool: pg.Pool, dispatcher: Dispatcher, baseUrl: string, log: (line: string) => void): Poller {
  let stopped = false
  let woken = false
  let endPause = () => {}

  async function run(): Promise<void> {
    while (!stopped) {
      woken = false
      try {
        while (!stopped && (await performNext(pool, await now(pool), baseUrl)));
        await dispatcher.pump()
        if (!stopped && !woken) await pause(await pauseMs())
      } catch (error) {
        log(`stripe simulator: ${String(error)}`)
        if (!stopped) await pause(LONGEST_PAUSE_MS)
      }
    }
  }

  async function pauseMs(): Promise<number> {
    const nowMs = await now(pool)
    const due = await nextDue(pool, nowMs + LONGEST_PAUSE_MS, nowMs)
    const sending = await dispatcher.nextInMs()
    return Math.min(
      LONGEST_PAUSE_MS,
      due === null ? LONGEST_PAUSE_MS : Math.max(1, due - nowMs),
      sending ?? LONGEST_PAUSE_MS,
    )
  }

  function pause(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, ms)
      endPause = () => {
        clearTimeout(timer)
        resolve()
      }
    })
  }

  const running = run()
  const wake = () => {
    woken = true
    endPause()
  }
  return {
    wake,
    stop: async () => {
      stopped = true
      wake()
      await running
    },
  }
}

interface Deps {
  pool: pg.Pool
  baseUrl: string
  dispatcher: Dispatcher
  log: (line: string) => void
  wake: () => void
}

async function respond(deps: Deps, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const url = new URL(request.url ?? '/', deps.baseUrl)
  if (url.pathname.startsWith('/_simulator/')) return answerControl(deps, request, response, url)
  if (!hasLoopbackHost(request)) return answer(response, 421, {}, '')
  if (url.pathname.startsWith('/v1/') || url.pathname.startsWith('/v2/')) {
    if (await answerApi(deps, request, response)) deps.wake()
    return
  }
  if (request.method !== 'GET' && request.method !== 'POST') return answer(response, 405, { Allow: 'GET, POST' }, '')
  await respondPage(deps, request, response, url)
}

async function respondPage(deps: Deps, request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
  const page = /^\/(c\/pay|p\/session|i)\/(\w+)$/.exec(url.pathname)
  const [, kind, id = ''] = page ?? []
  if (request.method === 'GET') {
    if (url.pathname === STYLE_PATH)
      return answer(response, 200, { 'Content-Type': 'text/css; charset=utf-8' }, STYLE_SHEET)
    if (kind === 'c/pay') return showCheckout(deps, id, response)
    if (kind === 'p/session') return showPortal(deps, id, response, url.searchParams.get('done'))
    if (kind === 'i') return showInvoice(deps, id, response)
    return answerPage(response, 404, plainPage('There is no such page', 'Only payment pages live here.'))
  }
  if (kind !== 'c/pay' && kind !== 'p/session') {
    return answerPage(response, 404, plainPage('There is no such page', 'Only payment pages live here.'))
  }
  if (isFromElsewhere(request)) {
    return answerPage(
      response,
      403,
      plainPage('This form came from another site', 'Open the payment page and try again.'),
    )
  }
  const sent = await readPageForm(request)
  if (sent === undefined) return redirect(response, url.pathname)
  if (kind === 'c/pay') await submitCheckout(deps, id, sent, response)
  else await submitPortal(deps, id, sent, response)
  deps.wake()
}

async function readPageForm(request: IncomingMessage): Promise<Parameters | undefined> {
  try {
    return new Parameters(decodeForm(await readBody(request)))
  } catch (error) {
    if (error instanceof StripeFailure) return undefined
    throw error
  }
}
