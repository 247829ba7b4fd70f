import { randomInt } from 'node:crypto'
import type pg from 'pg'
import { API_VERSION, type StripeEvent } from '../objects/event.ts'
import { newId } from '../objects/ids.ts'
import { invalidRequest } from '../request/failure.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds, type Work } from '../request/work.ts'
import { setting } from '../store/database.ts'
import { listOf } from '../store/listOf.ts'
import { add, load, where } from '../store/storage.ts'

export const eventRoutes: Route[] = [
  { method: 'GET', path: '/v1/events', access: 'read', act: listEvents },
  { method: 'GET', path: '/v1/events/:id', access: 'read', act: readEvent },
]

/** Stores the event with a snapshot of the object and one delivery for each endpoint that wants it. */
export async function emit(
  work: Work,
  type: string,
  object: unknown,
  previous?: Record<string, unknown>,
): Promise<void> {
  const event: StripeEvent = {
    id: newId('evt'),
    object: 'event',
    api_version: API_VERSION,
    created: seconds(work),
    data: { object, ...(previous === undefined ? {} : { previous_attributes: previous }) },
    livemode: false,
    pending_webhooks: 0,
    request: work.request,
    type,
  }
  await add(work, 'event', event)
  const endpoints = await where(work, 'webhook_endpoint', { status: 'enabled' })
  for (const endpoint of endpoints.reverse()) {
    if (endpoint.enabled_events.some((wanted) => wanted === '*' || wanted === type)) {
      await enqueue(work, event.id, endpoint.id)
    }
  }
}

/** Says nothing when nothing changed. */
export async function emitUpdated(work: Work, type: string, before: object, after: object): Promise<void> {
  const previous = previousAttributes(before, after)
  if (Object.keys(previous).length > 0) await emit(work, type, after, previous)
}

/** What the changed fields were before: nested for hashes, whole for lists and values. */
function previousAttributes(before: object, after: object): Record<string, unknown> {
  const now = new Map(Object.entries(after))
  const previous: Record<string, unknown> = {}
  for (const [key, old] of Object.entries(before)) {
    const value = now.get(key)
    if (JSON.stringify(old) === JSON.stringify(value)) continue
    previous[key] = isHash(old) && isHash(value) && !('data' in old) ? previousAttributes(old, value) : old
  }
  for (const [key, value] of now) if (!(key in before) && value !== undefined) previous[key] = null
  return previous
}

function isHash(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

export const WEBHOOK_MODES = ['normal', 'double', 'reorder', 'lose', 'delay'] as const
type WebhookMode = (typeof WEBHOOK_MODES)[number]

export async function webhookMode(sql: pg.PoolClient): Promise<{ mode: WebhookMode; delaySeconds: number }> {
  const mode = await setting(sql, 'webhooks')
  const known = WEBHOOK_MODES.find((name) => name === mode)
  return { mode: known ?? 'normal', delaySeconds: Number((await setting(sql, 'webhook_delay')) ?? 0) }
}

/** Deliveries of one such window of real time are gathered and sent in a random order. */
const REORDER_WINDOW_MS = 400

async function enqueue(work: Work, event: string, endpoint: string): Promise<void> {
  const { mode, delaySeconds } = await webhookMode(work.sql)
  const realNow = Date.now()
  // A delay counts on the simulator's clock: whoever moves the clock a month on does not wait for it.
  const due = work.nowMs + (mode === 'delay' ? delaySeconds * 1000 : 0)
  const notBefore = mode === 'reorder' ? (Math.floor(realNow / REORDER_WINDOW_MS) + 2) * REORDER_WINDOW_MS : 0
  const shuffle = mode === 'reorder' ? randomInt(1, 1_000_000) : 0
  for (let copy = 1; copy <= (mode === 'double' ? 2 : 1); copy += 1) {
    await work.sql.query(
      `insert into stripe_simulator.deliveries
         (event, endpoint, copy, shuffle, due_ms, not_before_real_ms, first_ms, state)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
      [event, endpoint, copy, shuffle, due, notBefore, work.nowMs, mode === 'lose' ? 'lost' : 'pending'],
    )
  }
}

async function readEvent(call: Call): Promise<StripeEvent> {
  const [event] = await withPending(call, [await load(call, 'event', call.id)])
  return event as StripeEvent
}

async function listEvents(call: Call) {
  const types = call.parameters.texts('types')
  const type = call.parameters.text('type')
  const delivered = call.parameters.flag('delivery_success')
  if (types !== undefined && type) {
    throw invalidRequest('You may only specify one of these parameters: type, types.', 'types')
  }
  const list = await listOf(call, 'event', {
    conditions: [
      ...(type ? [{ sql: `data #>> '{type}' like ?`, value: likePattern(type) }] : []),
      ...(types === undefined ? [] : [{ sql: `data #>> '{type}' = any(?)`, value: types }]),
      ...(delivered === undefined ? [] : [{ sql: `${UNDELIVERED} <> ?`, value: delivered }]),
    ],
  })
  return { ...list, data: await withPending(call, list.data) }
}

const UNDELIVERED = `exists (select 1 from stripe_simulator.deliveries d
  where d.event = objects.id and d.state <> 'delivered')`

function likePattern(type: string): string {
  return type.replaceAll('_', '\\_').replaceAll('%', '\\%').replaceAll('*', '%')
}

async function withPending(work: Work, events: readonly StripeEvent[]): Promise<StripeEvent[]> {
  const counted = await work.sql.query<{ event: string; pending: string }>(
    `select event, count(distinct endpoint) as pending from stripe_simulator.deliveries
     where event = any($1) and state = 'pending' group by event`,
    [events.map(({ id }) => id)],
  )
  const pending = new Map(counted.rows.map((row) => [row.event, Number(row.pending)]))
  return events.map((event) => ({ ...event, pending_webhooks: pending.get(event.id) ?? 0 }))
}
