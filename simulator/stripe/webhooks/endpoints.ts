import { randomBytes } from 'node:crypto'
import { API_VERSION } from '../objects/event.ts'
import { newId } from '../objects/ids.ts'
import type { EndpointHidden, WebhookEndpoint } from '../objects/webhookEndpoint.ts'
import { invalidRequest, missingParameter } from '../request/failure.ts'
import { changed, mergedMetadata, type Parameters } from '../request/form.ts'
import type { Call, Route } from '../request/router.ts'
import { seconds } from '../request/work.ts'
import { listOf } from '../store/listOf.ts'
import { add, load, remove, save } from '../store/storage.ts'
import { EVENT_NAMES } from './eventNames.ts'

export const endpointRoutes: Route[] = [
  { method: 'POST', path: '/v1/webhook_endpoints', access: 'write', act: createEndpoint },
  { method: 'GET', path: '/v1/webhook_endpoints', access: 'read', act: (call) => listOf(call, 'webhook_endpoint') },
  {
    method: 'GET',
    path: '/v1/webhook_endpoints/:id',
    access: 'read',
    act: (call) => load(call, 'webhook_endpoint', call.id),
  },
  { method: 'POST', path: '/v1/webhook_endpoints/:id', access: 'write', act: updateEndpoint },
  { method: 'DELETE', path: '/v1/webhook_endpoints/:id', access: 'write', act: deleteEndpoint },
]

/** Stripe's own limit for test accounts. */
const MOST_ENDPOINTS = 16

async function createEndpoint(call: Call): Promise<WebhookEndpoint & EndpointHidden> {
  const { parameters } = call
  const endpoint: WebhookEndpoint = {
    id: newId('we'),
    object: 'webhook_endpoint',
    api_version: parameters.text('api_version') ?? API_VERSION,
    application: null,
    created: seconds(call),
    description: parameters.textOrNull('description'),
    enabled_events: eventsOf(parameters) ?? [],
    livemode: false,
    metadata: mergedMetadata({}, parameters),
    status: 'enabled',
    url: urlOf(parameters.required('url')),
  }
  if (endpoint.enabled_events.length === 0) throw missingParameter('enabled_events')
  const counted = await call.sql.query(
    `select 1 from stripe_simulator.objects where kind = 'webhook_endpoint' and not deleted`,
  )
  if ((counted.rowCount ?? 0) >= MOST_ENDPOINTS) {
    throw invalidRequest(`You have reached the maximum of ${MOST_ENDPOINTS} test webhook endpoints.`)
  }
  const hidden: EndpointHidden = { secret: `whsec_${randomBytes(24).toString('base64url').replaceAll(/[-_]/g, 'x')}` }
  await add(call, 'webhook_endpoint', endpoint, hidden)
  return { ...endpoint, ...hidden }
}

async function updateEndpoint(call: Call): Promise<WebhookEndpoint> {
  const { parameters } = call
  const before = await load(call, 'webhook_endpoint', call.id)
  const url = parameters.text('url')
  const disabled = parameters.flag('disabled')
  const endpoint: WebhookEndpoint = {
    ...before,
    description: changed(parameters, 'description', before.description),
    enabled_events: eventsOf(parameters) ?? before.enabled_events,
    metadata: mergedMetadata(before.metadata, parameters),
    status: disabled === undefined ? before.status : disabled ? 'disabled' : 'enabled',
    url: url ? urlOf(url) : before.url,
  }
  await save(call, 'webhook_endpoint', endpoint)
  return endpoint
}

async function deleteEndpoint(call: Call) {
  const endpoint = await load(call, 'webhook_endpoint', call.id)
  await remove(call, endpoint.id)
  return { id: endpoint.id, object: 'webhook_endpoint', deleted: true }
}

function eventsOf(parameters: Parameters): string[] | undefined {
  const events = parameters.texts('enabled_events')
  for (const [index, name] of (events ?? []).entries()) {
    if (name === '*' || EVENT_NAMES.has(name)) continue
    const param = `enabled_events[${index}]`
    throw invalidRequest(`Invalid ${param}: ${name} is not a type of event.`, param)
  }
  return events
}

function urlOf(text: string): string {
  const url = URL.parse(text)
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw invalidRequest('Invalid URL: must be a valid http or https URL.', 'url', 'url_invalid')
  }
  return text
}
