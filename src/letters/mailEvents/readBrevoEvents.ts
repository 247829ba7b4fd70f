import { z } from 'zod'
import { judgeReply } from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

/** developers.brevo.com, Transactional webhooks: one event, or a list where batched. Their `id` is the webhook's. */
const Event = z.object({
  event: z.string(),
  email: z.string().optional(),
  'message-id': z.string().default(''),
  ts_epoch: z.number().optional(),
  ts_event: z.number().optional(),
  reason: z.string().nullish(),
  'X-Mailin-custom': z.string().nullish(),
})

export function readBrevoEvents(body: unknown): ProviderEvent[] {
  return (Array.isArray(body) ? body : [body]).flatMap((one: unknown) => {
    const read = Event.safeParse(one)
    return read.success ? eventsOf(read.data) : []
  })
}

function eventsOf(event: z.output<typeof Event>): ProviderEvent[] {
  const outcome = outcomeOf(event.event, event.reason ?? '')
  if (outcome === undefined) return []
  const id = [event.event, event['message-id'], event.email, event.ts_epoch ?? event.ts_event].join(' ')
  const about = { messageId: event['message-id'], metadata: event['X-Mailin-custom'], email: event.email }
  return [{ ...about, id, outcome, diagnostic: event.reason ?? '' }]
}

function outcomeOf(event: string, reason: string): ProviderEvent['outcome'] | undefined {
  switch (event) {
    case 'delivered':
      return 'delivered'
    case 'spam':
    case 'complaint':
      return 'complaint'
    case 'invalid_email':
    case 'invalid':
      return 'hard'
    case 'hard_bounce':
    case 'hardBounce':
      // They call a refusal of the sender a hard bounce, too.
      return judgeReply({ status: undefined, text: reason }) === 'unknown' && reason !== '' ? 'unknown' : 'hard'
    case 'soft_bounce':
    case 'softBounce':
      return judgeReply({ status: undefined, text: reason }) === 'unknown' && reason !== '' ? 'unknown' : 'soft'
    case 'blocked':
    case 'error':
      return 'unknown'
    default:
      return undefined
  }
}
