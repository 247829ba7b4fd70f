import type { IncomingMessage, ServerResponse } from 'node:http'
import type pg from 'pg'
import { type Fault, pickFault } from '../control/faults.ts'
import { API_VERSION } from '../objects/event.ts'
import { digest, newId } from '../objects/ids.ts'
import { internalFailure, isRemembered, StripeFailure } from '../request/failure.ts'
import { decodeForm, Parameters } from '../request/form.ts'
import { checkNames, refuseIgnored } from '../request/parameters.ts'
import { answerJson, readBody } from '../request/requests.ts'
import { type Call, type Match, matchRoute } from '../request/router.ts'
import { now } from '../store/clock.ts'
import { inTransaction } from '../store/database.ts'
import { expand } from './expand.ts'
import { routes } from './routes.ts'

/** What a request comes to: an answer, or a connection that breaks. */
interface Outcome {
  status: number
  body: unknown
  headers: Record<string, string>
  drop: boolean
}

const KEY_LIFETIME_MS = 86_400_000

interface ApiDeps {
  pool: pg.Pool
  baseUrl: string
  log: (line: string) => void
}

/** Answers one request to `/v1/…`; a change is on disk before the answer leaves. */
export async function answerApi(deps: ApiDeps, request: IncomingMessage, response: ServerResponse): Promise<boolean> {
  const requestId = newId('req', 14)
  let changed = false
  let outcome: Outcome
  try {
    const url = new URL(request.url ?? '/', deps.baseUrl)
    checkKey(request)
    const match = matchRoute(routes, request.method ?? '', decodePath(url.pathname))
    if (match === undefined || match === 'wrong method') throw unrecognized(request.method ?? '', url.pathname)
    const body = await readBody(request)
    changed = match.route.access === 'write'
    outcome = await perform(deps, request, match, url, body, requestId)
  } catch (error) {
    if (!(error instanceof StripeFailure)) deps.log(`stripe simulator: ${String(error)}`)
    outcome = failed(error instanceof StripeFailure ? error : internalFailure())
  }
  if (outcome.drop) {
    response.destroy()
    return changed
  }
  answerJson(response, outcome.status, outcome.body, {
    'Request-Id': requestId,
    'Stripe-Version': API_VERSION,
    ...outcome.headers,
  })
  return changed
}

function decodePath(path: string): string {
  try {
    return path.split('/').map(decodeURIComponent).join('/')
  } catch {
    return path
  }
}

function unrecognized(method: string, path: string): StripeFailure {
  return new StripeFailure(404, {
    type: 'invalid_request_error',
    message: `Unrecognized request URL (${method}: ${path}). This simulation may not have it; see https://docs.stripe.com/api for what exists.`,
  })
}

function checkKey(request: IncomingMessage): void {
  const header = request.headers.authorization ?? ''
  const [scheme, value] = header.split(' ')
  const key =
    scheme?.toLowerCase() === 'basic'
      ? Buffer.from(value ?? '', 'base64')
          .toString('utf8')
          .split(':')[0]
      : scheme?.toLowerCase() === 'bearer'
        ? value
        : undefined
  if (key === undefined || key === '') {
    throw new StripeFailure(401, {
      type: 'invalid_request_error',
      message: "You did not provide an API key. Provide it in the Authorization header, as 'Bearer YOUR_SECRET_KEY'.",
    })
  }
  if (!/^sk_test_\w+$/.test(key)) {
    throw new StripeFailure(401, {
      type: 'invalid_request_error',
      message: `Invalid API Key provided: ${key.slice(0, 8)}***. This simulation takes keys that begin with sk_test_.`,
    })
  }
}

async function perform(
  deps: ApiDeps,
  request: IncomingMessage,
  match: Match,
  url: URL,
  body: string,
  requestId: string,
): Promise<Outcome> {
  const form = decodeForm(url.search.slice(1))
  for (const [key, value] of decodeForm(body)) form.set(key, value)
  const { access } = match.route
  const header = request.headers['idempotency-key']
  const key = request.method === 'POST' && typeof header === 'string' && header !== '' ? header : null
  if (key !== null && key.length > 255) {
    throw new StripeFailure(400, {
      type: 'invalid_request_error',
      message: 'Idempotency keys are at most 255 characters.',
    })
  }
  return inTransaction(deps.pool, access, async (sql) => {
    const call: Call = {
      sql,
      nowMs: await now(sql),
      baseUrl: deps.baseUrl,
      request: { id: requestId, idempotency_key: key },
      parameters: new Parameters(form),
      path: url.pathname,
      id: match.id,
      innerId: match.innerId,
    }
    const fault = await pickFault(sql)
    if (fault === 'drop before') return { status: 0, body: null, headers: {}, drop: true }
    const echo =
      key === null ? undefined : await remembered(call, key, digest(`${request.method} ${url.pathname}\n${body}`))
    if (echo !== undefined) return { ...echo, drop: fault === 'drop after' }
    const outcome = await run(call, match, fault, access)
    if (key !== null && outcome.keep) {
      await remember(call, key, digest(`${request.method} ${url.pathname}\n${body}`), outcome, requestId)
    }
    const headers = key === null ? outcome.headers : { ...outcome.headers, 'Idempotency-Key': key }
    return { ...outcome, headers, drop: fault === 'drop after' }
  })
}

async function run(
  call: Call,
  match: Match,
  fault: Fault | undefined,
  access: 'read' | 'write',
): Promise<Outcome & { keep: boolean }> {
  if (fault === 'error before') return { ...failed(internalFailure()), keep: true }
  if (access === 'write') await call.sql.query('savepoint attempt')
  try {
    checkNames(match.route, call.parameters)
    const result = await expand(call, await match.route.act(call))
    refuseIgnored(match.route, call.parameters)
    if (fault === 'error after') return { ...failed(internalFailure()), keep: true }
    return { status: 200, body: result, headers: {}, drop: false, keep: true }
  } catch (error) {
    if (!(error instanceof StripeFailure)) throw error
    if (access === 'write' && !error.keepsEffects) await call.sql.query('rollback to savepoint attempt')
    return { ...failed(error), keep: isRemembered(error) }
  }
}

function failed(failure: StripeFailure): Outcome {
  // An error of ours that is kept under its key comes back the same at every repetition: say so.
  const headers: Record<string, string> = failure.status >= 500 ? { 'Stripe-Should-Retry': 'false' } : {}
  return { status: failure.status, body: { error: failure.body }, headers, drop: false }
}

async function remembered(call: Call, key: string, request: string): Promise<Omit<Outcome, 'drop'> | undefined> {
  const found = await call.sql.query<{
    request: string
    created_ms: string
    status: number
    body: string
    request_id: string
  }>('select request, created_ms, status, body, request_id from stripe_simulator.idempotency where key = $1', [key])
  const known = found.rows[0]
  if (known === undefined) return undefined
  if (Number(known.created_ms) < call.nowMs - KEY_LIFETIME_MS) {
    await call.sql.query('delete from stripe_simulator.idempotency where key = $1', [key])
    return undefined
  }
  if (known.request !== request) {
    throw new StripeFailure(400, {
      type: 'idempotency_error',
      message: `Keys for idempotent requests can only be used with the same parameters they were first used with. Try using a key other than '${key}' if you meant to execute a different request.`,
    })
  }
  const headers: Record<string, string> = {
    'Idempotency-Key': key,
    'Idempotent-Replayed': 'true',
    'Original-Request': known.request_id,
    ...(known.status >= 500 ? { 'Stripe-Should-Retry': 'false' } : {}),
  }
  return { status: known.status, body: JSON.parse(known.body), headers }
}

async function remember(call: Call, key: string, request: string, outcome: Outcome, requestId: string): Promise<void> {
  await call.sql.query(
    `insert into stripe_simulator.idempotency (key, request, created_ms, status, body, request_id)
     values ($1, $2, $3, $4, $5, $6)`,
    [key, request, call.nowMs, outcome.status, JSON.stringify(outcome.body), requestId],
  )
}
