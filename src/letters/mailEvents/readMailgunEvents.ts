import { z } from 'zod'
import { judgeReply } from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

/** documentation.mailgun.com, Webhook Payloads: one event, with its signature beside it. */
const Event = z.object({
  'event-data': z.object({
    id: z.string(),
    event: z.string(),
    severity: z.string().optional(),
    reason: z.string().optional(),
    recipient: z.string().optional(),
    'delivery-status': z
      .object({
        code: z.number().optional(),
        'enhanced-code': z.string().optional(),
        message: z.string().nullish(),
        description: z.string().nullish(),
      })
      .optional(),
    message: z.object({ headers: z.object({ 'message-id': z.string().optional() }).optional() }).optional(),
    'user-variables': z.record(z.string(), z.unknown()).optional(),
  }),
})

export function readMailgunEvents(body: unknown): ProviderEvent[] {
  const read = Event.safeParse(body)
  if (!read.success) return []
  const event = read.data['event-data']
  const status = event['delivery-status']
  const said = [status?.code, status?.['enhanced-code'], status?.message || status?.description].filter(Boolean)
  const about = {
    id: event.id,
    messageId: event.message?.headers?.['message-id'],
    metadata: event['user-variables']?.letter,
    email: event.recipient,
    diagnostic: said.join(' '),
  }
  switch (event.event) {
    case 'delivered':
      return [{ ...about, outcome: 'delivered', diagnostic: '' }]
    case 'complained':
      return [{ ...about, outcome: 'complaint' }]
    case 'failed':
      // A temporary failure is tried again by them, and reported again when they give up.
      return event.severity === 'permanent' ? [{ ...about, outcome: judgeFailure(event.reason, about.diagnostic) }] : []
    default:
      return []
  }
}

/** Permanent to them is also what they no longer try: whom they suppress themselves, and what got too old. */
function judgeFailure(reason: string | undefined, text: string) {
  if (reason === 'suppress-bounce') return 'hard'
  if (reason === 'suppress-complaint') return 'complaint'
  if (reason === 'suppress-unsubscribe') return 'unknown'
  if (reason === 'old') return 'soft'
  return judgeReply({ status: undefined, text })
}
