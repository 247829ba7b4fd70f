import type { IncomingMessage, ServerResponse } from 'node:http'
import type pg from 'pg'
import type { Charge } from '../objects/charge.ts'
import { closeDispute, openDispute } from '../payments/disputes.ts'
import { StripeFailure } from '../request/failure.ts'
import { answerJson, hasLoopbackHost, readBody } from '../request/requests.ts'
import type { Work } from '../request/work.ts'
import { moveTo, now, offset } from '../store/clock.ts'
import { inTransaction, setSetting } from '../store/database.ts'
import { load } from '../store/storage.ts'
import { type Dispatcher, retryAtOnce } from '../webhooks/deliveries.ts'
import { WEBHOOK_MODES, webhookMode } from '../webhooks/events.ts'
import { nextDue, performNext } from './agenda.ts'
import { failureRate } from './faults.ts'

interface ControlDeps {
  pool: pg.Pool
  baseUrl: string
  dispatcher: Dispatcher
  wake: () => void
}

class Refusal extends Error {
  readonly status: number
  constructor(status: number, message: string) {
    super(message)
    this.status = status
  }
}

/** What a test or the command line asks of the simulation itself. No browser page may. */
export async function answerControl(
  deps: ControlDeps,
  request: IncomingMessage,
  response: ServerResponse,
  url: URL,
): Promise<void> {
  try {
    if (request.headers.origin !== undefined || !hasLoopbackHost(request)) {
      throw new Refusal(403, 'The control interface answers programs on this machine only, never web pages.')
    }
    answerJson(response, 200, await act(deps, request, url))
  } catch (error) {
    if (!(error instanceof Refusal) && !(error instanceof StripeFailure)) throw error
    answerJson(response, error.status, { error: { message: error.message } })
  }
}

async function act(deps: ControlDeps, request: IncomingMessage, url: URL): Promise<unknown> {
  const action = `${request.method} ${url.pathname}`
  switch (action) {
    case 'GET /_simulator/state':
      return state(deps.pool)
    case 'GET /_simulator/next-due':
      return { nextDueMs: await nextDue(deps.pool, instantOf(url.searchParams.get('before')), await now(deps.pool)) }
    case 'POST /_simulator/webhooks':
      return setWebhooks(deps, await jsonOf(request))
    case 'POST /_simulator/fail':
      return setFailure(deps, await jsonOf(request))
    case 'POST /_simulator/clock':
      return advance(deps, await jsonOf(request))
    case 'POST /_simulator/disputes':
      return openBankDispute(deps, await jsonOf(request))
    case 'POST /_simulator/disputes/close':
      return decideBankDispute(deps, await jsonOf(request))
    default:
      throw new Refusal(404, `The simulator has no ${action}.`)
  }
}

async function state(pool: pg.Pool) {
  return inTransaction(pool, 'read', async (sql) => {
    const nowMs = await now(sql)
    const counted = await sql.query<{ state: string; count: string }>(
      'select state, count(*) as count from stripe_simulator.deliveries group by state',
    )
    const counts = Object.fromEntries(counted.rows.map((row) => [row.state, Number(row.count)]))
    return {
      clock: { nowMs, now: new Date(nowMs).toISOString(), aheadMs: await offset(sql) },
      webhooks: await webhookMode(sql),
      failureRate: await failureRate(sql),
      pendingDeliveries: counts.pending ?? 0,
      deliveries: { delivered: 0, lost: 0, abandoned: 0, pending: 0, ...counts },
      nextDueMs: await nextDue(sql, Number.MAX_SAFE_INTEGER, nowMs),
    }
  })
}

async function setWebhooks(deps: ControlDeps, body: Record<string, unknown>) {
  const mode = WEBHOOK_MODES.find((known) => known === body.mode)
  if (mode === undefined) throw new Refusal(400, `mode must be one of ${WEBHOOK_MODES.join(', ')}.`)
  const delay = body.delaySeconds ?? 0
  if (typeof delay !== 'number' || !(delay >= 0 && delay <= 86_400 * 30)) {
    throw new Refusal(400, 'delaySeconds must be a number of seconds, at most 30 days.')
  }
  if (mode === 'delay' && delay === 0) throw new Refusal(400, 'delaySeconds is needed for the mode delay.')
  await inTransaction(deps.pool, 'write', async (sql) => {
    await setSetting(sql, 'webhooks', mode)
    await setSetting(sql, 'webhook_delay', String(delay))
  })
  return { mode, delaySeconds: delay }
}

async function setFailure(deps: ControlDeps, body: Record<string, unknown>) {
  const rate = body.rate
  if (typeof rate !== 'number' || !(rate >= 0 && rate <= 1))
    throw new Refusal(400, 'rate must be a number from 0 to 1.')
  await inTransaction(deps.pool, 'write', (sql) => setSetting(sql, 'fail', String(rate)))
  return { rate }
}

/** What a bank does: `payment` is a charge or a payment intent; `inquiry` only asks, and takes no money yet. */
async function openBankDispute(deps: ControlDeps, body: Record<string, unknown>) {
  const { payment, reason = 'fraudulent', inquiry = false } = body
  if (typeof payment !== 'string') throw new Refusal(400, 'payment must name a charge or a payment intent.')
  if (typeof reason !== 'string' || typeof inquiry !== 'boolean') {
    throw new Refusal(400, 'reason must be a text, and inquiry true or false.')
  }
  return inWork(deps, async (work) => openDispute(work, await chargeOf(work, payment), { reason, inquiry }))
}

async function decideBankDispute(deps: ControlDeps, body: Record<string, unknown>) {
  const { dispute, outcome } = body
  if (typeof dispute !== 'string') throw new Refusal(400, 'dispute must name a dispute.')
  if (outcome !== 'won' && outcome !== 'lost') throw new Refusal(400, 'outcome must be won or lost.')
  return inWork(deps, async (work) => closeDispute(work, await load(work, 'dispute', dispute), outcome))
}

async function chargeOf(work: Work, id: string): Promise<Charge> {
  if (!id.startsWith('pi_')) return load(work, 'charge', id)
  const { latest_charge: charge } = await load(work, 'payment_intent', id)
  if (charge === null) throw new Refusal(400, `Payment intent ${id} has no charge.`)
  return load(work, 'charge', charge)
}

async function inWork<T>(deps: ControlDeps, act: (work: Work) => Promise<T>): Promise<T> {
  const done = await inTransaction(deps.pool, 'write', async (sql) =>
    act({ sql, nowMs: await now(sql), baseUrl: deps.baseUrl, request: { id: null, idempotency_key: null } }),
  )
  deps.wake()
  return done
}

const FURTHEST_MS = 20 * 366 * 86_400_000

/**
 * Walks to the instant in order: at each moment when something is due the clock stands there, the billing is done
 * and its webhooks are delivered, before it moves on.
 */
async function advance(deps: ControlDeps, body: Record<string, unknown>) {
  const target = instantOf(body.nowMs)
  if (target > (await now(deps.pool)) + FURTHEST_MS) throw new Refusal(400, 'nowMs lies more than twenty years ahead.')
  await inTransaction(deps.pool, 'write', retryAtOnce)
  for (;;) {
    const due = await nextDue(deps.pool, target, await now(deps.pool))
    if (due === null) break
    await stepTo(deps, due)
  }
  await stepTo(deps, target)
  return state(deps.pool)
}

async function stepTo(deps: ControlDeps, instantMs: number): Promise<void> {
  await inTransaction(deps.pool, 'write', (sql) => moveTo(sql, instantMs))
  while (await performNext(deps.pool, instantMs, deps.baseUrl));
  await deps.dispatcher.settle()
}

function instantOf(value: unknown): number {
  const instant = typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : value
  if (typeof instant !== 'number' || !Number.isSafeInteger(instant) || instant <= 0) {
    throw new Refusal(400, 'An instant in milliseconds since 1970 is needed.')
  }
  return instant
}

async function jsonOf(request: IncomingMessage): Promise<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(await readBody(request))
    if (typeof value === 'object' && value !== null) return { ...value }
  } catch {
    // Said below, as for any other value that is not an object.
  }
  throw new Refusal(400, 'The body must be a JSON object.')
}
