import type { Context, Handler } from 'hono'
import { Fault } from '../../platform/errors.ts'
import { readBody } from '../../platform/http.ts'
import { PROVIDERS, type Provider, type ReturnsDeps } from '../returns/returns.module.ts'
import { topicToConfirm } from './confirmTopic.job.ts'
import { isFromProvider } from './isFromProvider.ts'
import { openSnsEnvelope } from './openSnsEnvelope.ts'
import type { ProviderEvent } from './providerEvent.ts'
import { readBrevoEvents } from './readBrevoEvents.ts'
import { readMailgunEvents } from './readMailgunEvents.ts'
import { readPostmarkEvents } from './readPostmarkEvents.ts'
import { readSendgridEvents } from './readSendgridEvents.ts'
import { readSesEvents } from './readSesEvents.ts'
import { receiveEvents } from './receiveEvents.ts'

/** By provider; one that has none here is not answered. */
export type WebhookSecrets = Readonly<Partial<Record<Provider, string>>>

/** SendGrid sends up to a thousand events at once. */
const MOST_BYTES = 4 * 1024 * 1024

const READERS: Readonly<Record<Provider, (body: unknown) => ProviderEvent[]>> = {
  postmark: readPostmarkEvents,
  mailgun: readMailgunEvents,
  ses: readSesEvents,
  sendgrid: readSendgridEvents,
  brevo: readBrevoEvents,
}

/**
 * `POST /webhooks/mail/:provider`: what a mail provider says of letters. Each event counts once, however often it comes;
 * kinds of event that say nothing of a mailbox are acknowledged and counted.
 */
export function createMailWebhookEndpoint(
  deps: ReturnsDeps,
  secrets: WebhookSecrets,
  certificateAt: (url: string) => Promise<string>,
): Handler {
  const counter = deps.metrics.counter('mail_events_total', 'Events of mail providers', ['provider', 'became'])

  return async (c) => {
    const provider = PROVIDERS.find((one) => one === c.req.param('provider'))
    const secret = provider && secrets[provider]
    if (!provider || !secret) return refuse(c, 404, 'provider', 'No provider tells of mail here.')
    const body = await readBody(c, MOST_BYTES).catch((error) => {
      if (error instanceof Fault) return error
      throw error
    })
    if (body instanceof Fault) return refuse(c, body.code === 'too-large' ? 413 : 400, body.code, body.message)
    const parsed = parsedOrNot(body)
    const said = await whatIsSaid(provider, secret, { header: (name) => c.req.header(name), body, parsed })
    if (said === 'refused') {
      counter.inc({ provider, became: 'refused' })
      return refuse(c, 401, 'signature', 'This is not signed as it should be.')
    }
    if (said === 'unanswered') return refuse(c, 503, 'certificate', 'The certificate could not be fetched.')
    const events = said === undefined ? [] : READERS[provider](said)
    const received = await receiveEvents(deps, provider, events)
    for (const [became, times] of Object.entries(received)) if (times > 0) counter.inc({ provider, became }, times)
    if (events.length === 0) counter.inc({ provider, became: 'ignored' })
    return c.json(received, 200, { 'cache-control': 'no-store' })
  }

  async function whatIsSaid(provider: Provider, secret: string, request: Parameters<typeof isFromProvider>[2]) {
    if (provider !== 'ses') return isFromProvider(provider, secret, request) ? request.parsed : 'refused'
    let failed = false
    const opened = await openSnsEnvelope(secret, request.parsed, (url) =>
      certificateAt(url).catch(() => {
        failed = true
        return ''
      }),
    )
    if (failed) return 'unanswered'
    if (opened.kind === 'refused') return 'refused'
    if (opened.kind === 'confirmation') await deps.jobs.enqueue(deps.db, topicToConfirm, { url: opened.url })
    return opened.kind === 'notification' ? opened.message : undefined
  }
}

function parsedOrNot(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString())
  } catch {
    return undefined
  }
}

function refuse(c: Context, status: 400 | 401 | 404 | 413 | 503, code: string, message: string) {
  return c.json({ error: { code, message } }, status, { 'cache-control': 'no-store' })
}
