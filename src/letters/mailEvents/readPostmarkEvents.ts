import { z } from 'zod'
import { judgeReply } from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

/** postmarkapp.com/developer/webhooks: a `Bounce`, `SpamComplaint` or `Delivery` each, one in a request. */
const Event = z.object({
  RecordType: z.string().default('Bounce'),
  ID: z.union([z.number(), z.string()]).optional(),
  Type: z.string().optional(),
  MessageID: z.string().default(''),
  Email: z.string().optional(),
  Recipient: z.string().optional(),
  Description: z.string().nullish(),
  Details: z.string().nullish(),
  Metadata: z.record(z.string(), z.unknown()).nullish(),
})

/** Kinds of bounce that are about the mailbox; of the rest none is. */
const HARD = new Set(['HardBounce', 'BadEmailAddress', 'ManuallyDeactivated'])
const SOFT = new Set(['SoftBounce', 'Transient', 'DnsError'])

export function readPostmarkEvents(body: unknown): ProviderEvent[] {
  const read = Event.safeParse(body)
  if (!read.success) return []
  const event = read.data
  const email = event.Email ?? event.Recipient
  const said = [event.Details, event.Description].filter((text) => text).join(' ')
  const about = { messageId: undefined, metadata: event.Metadata?.letter, email, diagnostic: said }
  // Their numbers are larger than JavaScript can tell apart.
  const id = [event.RecordType, event.ID, event.MessageID, email].join(' ')
  if (event.RecordType === 'Delivery') return [{ ...about, id, outcome: 'delivered' }]
  if (event.RecordType === 'SpamComplaint' || event.Type === 'SpamComplaint') {
    return [{ ...about, id, outcome: 'complaint' }]
  }
  if (event.RecordType !== 'Bounce' || event.Type === undefined) return []
  if (HARD.has(event.Type)) return [{ ...about, id, outcome: 'hard' }]
  if (SOFT.has(event.Type)) return [{ ...about, id, outcome: 'soft' }]
  if (['Blocked', 'SpamNotification', 'DMARCPolicy', 'Unknown'].includes(event.Type)) {
    const judged = judgeReply({ status: undefined, text: event.Details ?? '' })
    return [{ ...about, id, outcome: judged === 'hard' ? 'hard' : 'unknown' }]
  }
  return []
}
