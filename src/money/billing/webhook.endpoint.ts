import type { Context, Handler } from 'hono'
import { Fault } from '../../platform/errors.ts'
import { readBody } from '../../platform/http.ts'
import type { BillingDeps } from './deps.ts'
import { findSetting } from './provider.sql.ts'
import { receiveEvent } from './receiveEvent.ts'
import { stripeErrorOf } from './stripeErrorOf.ts'

/** Older than this by Dateline's clock, a signature is somebody's who kept it (DESIGN §7). */
const TOLERANCE_SECONDS = 300
/** An event with its object is some kilobytes. */
const MOST_BYTES = 512 * 1024

/**
 * `POST /webhooks/stripe`: the event is on disk, and a job with it, before it is acknowledged. What is refused here is
 * signed wrongly or meant for somebody else; what it is about is judged by the job, on the object itself.
 */
export function createStripeWebhookEndpoint(deps: BillingDeps): Handler {
  return async (c) => {
    const signature = c.req.header('stripe-signature')
    if (!signature) return refuse(c, 'signature-missing', 'This address takes signed events.')
    const body = await readBody(c, MOST_BYTES).catch((error) => {
      if (error instanceof Fault) return error
      throw error
    })
    if (body instanceof Fault) return refuse(c, body.code, body.message)
    const said = await readSigned(deps, body, signature)
    if (!said) return refuse(c, 'signature', 'The signature is wrong or too old.')
    const received = await receiveEvent(deps, said)
    if (received.kind === 'no-event') return refuse(c, 'event', 'This is no event.')
    if (received.kind === 'foreign') {
      return refuse(c, 'foreign', `The event is not for this publication: ${received.why}.`)
    }
    return c.json({ received: true }, 200, { 'cache-control': 'no-store' })
  }
}

/**
 * The event, if its signature is ours. A signature from the future passes: the provider's clock may run ahead of
 * Dateline's, and whoever could date one freely has the secret anyway.
 */
async function readSigned(deps: BillingDeps, body: Buffer, signature: string): Promise<unknown> {
  // A scheme without a whole digest makes the SDK fail in another way than by refusing.
  if (!/(?:^|,)v1=[0-9a-f]{64}(?:,|$)/.test(signature)) return undefined
  // From the environment, else of the endpoint that we made ourselves.
  const secret = deps.webhookSecret ?? (await findSetting(deps.db, await deps.account(), 'webhook-secret'))
  if (!secret) return undefined
  try {
    const receivedAt = deps.clock.now().epochMilliseconds
    const { webhooks } = await deps.stripe()
    return await webhooks.constructEventAsync(body, signature, secret, TOLERANCE_SECONDS, undefined, receivedAt)
  } catch (error) {
    const isWrong = (await stripeErrorOf(error))?.type === 'StripeSignatureVerificationError'
    if (isWrong || error instanceof SyntaxError) return undefined
    throw error
  }
}

function refuse(c: Context, code: string, message: string) {
  return c.json({ error: { code, message } }, 400, { 'cache-control': 'no-store' })
}
