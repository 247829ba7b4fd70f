import { z } from 'zod'
import { judgeReply } from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

/** twilio.com/docs/sendgrid, Event Webhook Reference: a list of events. */
const Event = z.object({
  event: z.string(),
  sg_event_id: z.string(),
  email: z.string().optional(),
  'smtp-id': z.string().optional(),
  type: z.string().optional(),
  reason: z.string().nullish(),
  response: z.string().nullish(),
  status: z.string().nullish(),
  letter: z.unknown().optional(),
})
const Events = z.array(z.unknown())

export function readSendgridEvents(body: unknown): ProviderEvent[] {
  const list = Events.safeParse(body)
  if (!list.success) return []
  return list.data.flatMap((one) => {
    const read = Event.safeParse(one)
    return read.success ? eventsOf(read.data) : []
  })
}

function eventsOf(event: z.output<typeof Event>): ProviderEvent[] {
  const diagnostic = [event.status, event.reason ?? event.response].filter((text) => text).join(' ')
  const about = {
    id: event.sg_event_id,
    messageId: event['smtp-id'],
    metadata: event.letter,
    email: event.email,
    diagnostic,
  }
  switch (event.event) {
    case 'delivered':
      return [{ ...about, outcome: 'delivered', diagnostic: '' }]
    case 'spamreport':
      return [{ ...about, outcome: 'complaint' }]
    case 'bounce': {
      // `blocked`: refused for now, or for what we are.
      const status = event.status ?? undefined
      const judged = judgeReply({
        status: /^[245]\.\d+\.\d+$/.test(status ?? '') ? status : undefined,
        text: diagnostic,
      })
      return [{ ...about, outcome: event.type === 'blocked' && judged === 'hard' ? 'soft' : judged }]
    }
    case 'dropped':
      return [{ ...about, outcome: judgeDropped(event.reason ?? '') }]
    default:
      return []
  }
}

/** They did not try, because of what they remember. */
function judgeDropped(reason: string): ProviderEvent['outcome'] {
  if (/^(?:bounced address|invalid)/i.test(reason)) return 'hard'
  if (/^spam reporting address/i.test(reason)) return 'complaint'
  return 'unknown'
}
