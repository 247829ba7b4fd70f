import { createHmac } from 'node:crypto'
import type pg from 'pg'
import type { StripeEvent } from '../objects/event.ts'
import type { EndpointHidden, WebhookEndpoint } from '../objects/webhookEndpoint.ts'
import { now } from '../store/clock.ts'

/** Waits between tries, in real time: whoever tests failing webhooks does not want Stripe's hours. */
const BACK_OFF_MS = [200, 1_000, 5_000, 30_000, 120_000, 600_000, 3_600_000]
const TIMEOUT_MS = 10_000
/** Longer than the time-out, so that only a dead process's claim can run out. */
const CLAIM_MS = 20_000
const BATCH = 20
/** Stripe gives up after three days; so do we, on our clock, but not before a few tries. */
const GIVE_UP_MS = 3 * 86_400_000
const LEAST_TRIES = 5
/** As many tries as a moved clock waits for: after them a delivery goes on by itself. */
const QUICK_TRIES = 3
const MOST_SETTLING_MS = 60_000

interface Delivery {
  id: string
  event: string
  endpoint: string
  attempts: number
  first_ms: string
}

export interface Dispatcher {
  /** Sends what is due now, once. */
  pump(): Promise<void>
  /** Sends until all that is due was delivered, lost, or tried a few times. */
  settle(): Promise<void>
  /** Milliseconds of real time until something may be sent again; undefined when nothing waits. */
  nextInMs(): Promise<number | undefined>
  stop(): void
}

export function createDispatcher(pool: pg.Pool, log: (line: string) => void): Dispatcher {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  function pump(): Promise<void> {
    running = running.catch(() => {}).then(() => pumpOnce())
    return running
  }

  async function pumpOnce(): Promise<void> {
    while (!stopping.signal.aborted) {
      const batch = await claim(pool)
      if (batch.length === 0) return
      for (const copies of Map.groupBy(batch, (row) => `${row.event} ${row.endpoint}`).values()) {
        // Copies of one event travel together, as doubled webhooks do at their worst.
        await Promise.all(copies.map((delivery) => deliver(delivery)))
      }
    }
  }

  async function deliver(delivery: Delivery): Promise<void> {
    const found = await pool.query<{ endpoint: WebhookEndpoint; hidden: EndpointHidden; event: StripeEvent }>(
      `select e.data as endpoint, e.hidden, v.data as event
       from stripe_simulator.objects e, stripe_simulator.objects v
       where e.id = $1 and not e.deleted and v.id = $2`,
      [delivery.endpoint, delivery.event],
    )
    const target = found.rows[0]
    if (target === undefined || target.endpoint.status !== 'enabled') {
      return finish(delivery, 'abandoned', 'the endpoint is gone or disabled')
    }
    const problem = await send(target.endpoint.url, target.hidden.secret, target.event)
    if (stopping.signal.aborted && problem !== undefined) return release(delivery)
    if (problem === undefined) return finish(delivery, 'delivered', null)
    log(`stripe simulator: ${target.event.type} was not delivered to ${target.endpoint.url}: ${problem}`)
    const age = (await now(pool)) - Number(delivery.first_ms)
    if (age > GIVE_UP_MS && delivery.attempts + 1 >= LEAST_TRIES) return finish(delivery, 'abandoned', problem)
    await postpone(delivery, problem)
  }

  async function send(url: string, secret: string, event: StripeEvent): Promise<string | undefined> {
    const body = JSON.stringify({ ...event, pending_webhooks: 1 }, null, 2)
    const timestamp = Math.floor((await now(pool)) / 1000)
    const signature = createHmac('sha256', secret).update(`${timestamp}.${body}`).digest('hex')
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'Content-Type': 'application/json; charset=utf-8',
          'User-Agent': 'Stripe/1.0 (simulated)',
          'Stripe-Signature': `t=${timestamp},v1=${signature}`,
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.any([stopping.signal, AbortSignal.timeout(TIMEOUT_MS)]),
      })
      await answer.body?.cancel()
      return answer.ok ? undefined : `status ${answer.status}`
    } catch (error) {
      return reasonOf(error)
    }
  }

  async function finish(delivery: Delivery, state: string, problem: string | null): Promise<void> {
    await pool.query(
      `update stripe_simulator.deliveries
       set state = $2, problem = $3, attempts = attempts + 1, claimed_until_real_ms = 0 where id = $1`,
      [delivery.id, state, problem],
    )
  }

  async function postpone(delivery: Delivery, problem: string): Promise<void> {
    const wait = BACK_OFF_MS[Math.min(delivery.attempts, BACK_OFF_MS.length - 1)] ?? 0
    await pool.query(
      `update stripe_simulator.deliveries
       set problem = $2, attempts = attempts + 1, not_before_real_ms = $3, claimed_until_real_ms = 0 where id = $1`,
      [delivery.id, problem, Date.now() + wait],
    )
  }

  async function release(delivery: Delivery): Promise<void> {
    await pool.query('update stripe_simulator.deliveries set claimed_until_real_ms = 0 where id = $1', [delivery.id])
  }

  async function settle(): Promise<void> {
    const deadline = Date.now() + MOST_SETTLING_MS
    while (Date.now() < deadline && !stopping.signal.aborted) {
      await pump()
      const found = await pool.query<{ at: string | null }>(
        `select min(greatest(not_before_real_ms, claimed_until_real_ms)) as at from stripe_simulator.deliveries
         where state = 'pending' and due_ms <= $1 and attempts < $2`,
        [await now(pool), QUICK_TRIES],
      )
      const at = found.rows[0]?.at
      if (at === null || at === undefined) return
      const wait = Math.min(Math.max(1, Number(at) - Date.now()), deadline - Date.now())
      await new Promise((resume) => setTimeout(resume, Math.max(1, wait)))
    }
  }

  async function nextInMs(): Promise<number | undefined> {
    const found = await pool.query<{ at: string | null }>(
      `select min(greatest(not_before_real_ms, claimed_until_real_ms, due_ms - $1)) as at
       from stripe_simulator.deliveries where state = 'pending'`,
      [(await now(pool)) - Date.now()],
    )
    const at = found.rows[0]?.at
    return at === null || at === undefined ? undefined : Math.max(0, Number(at) - Date.now())
  }

  return { pump, settle, nextInMs, stop: () => stopping.abort() }
}

async function claim(pool: pg.Pool): Promise<Delivery[]> {
  const realNow = Date.now()
  const claimed = await pool.query<Delivery & { shuffle: number; due_ms: string }>(
    `update stripe_simulator.deliveries set claimed_until_real_ms = $1
     where id in (
       select id from stripe_simulator.deliveries
       where state = 'pending' and due_ms <= $2 and not_before_real_ms <= $3 and claimed_until_real_ms <= $3
       order by shuffle, due_ms, id limit $4 for update skip locked
     )
     returning id, event, endpoint, attempts, first_ms, shuffle, due_ms`,
    [realNow + CLAIM_MS, await now(pool), realNow, BATCH],
  )
  return claimed.rows.sort(
    (a, b) => a.shuffle - b.shuffle || Number(a.due_ms) - Number(b.due_ms) || Number(a.id) - Number(b.id),
  )
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error ? error.cause.message : error.message
}

/** A killed process leaves its claims behind; the next one takes them over at its start. */
export async function releaseClaims(pool: pg.Pool): Promise<void> {
  await pool.query(`update stripe_simulator.deliveries set claimed_until_real_ms = 0 where claimed_until_real_ms > 0`)
}

/** After the clock moved, hours of waiting have passed for whoever failed before. */
export async function retryAtOnce(sql: pg.PoolClient): Promise<void> {
  await sql.query(
    `update stripe_simulator.deliveries set not_before_real_ms = 0 where state = 'pending' and attempts > 0`,
  )
}
