import { z } from 'zod'
import { judgeReply } from '../returns/returns.module.ts'
import type { ProviderEvent } from './providerEvent.ts'

const Header = z.object({ name: z.string(), value: z.string() })
const Mail = z.object({
  messageId: z.string().default(''),
  headers: z.array(Header).default([]),
  commonHeaders: z.object({ messageId: z.string().optional() }).optional(),
  tags: z.record(z.string(), z.array(z.string())).optional(),
})

/**
 * docs.aws.amazon.com/ses, Contents of event and notification: what a topic's message holds, as `eventType` from a
 * configuration set and as `notificationType` from an identity.
 */
const Event = z.object({
  eventType: z.string().optional(),
  notificationType: z.string().optional(),
  mail: Mail,
  bounce: z
    .object({
      bounceType: z.string(),
      bounceSubType: z.string().default(''),
      feedbackId: z.string(),
      bouncedRecipients: z.array(
        z.object({
          emailAddress: z.string(),
          status: z.string().optional(),
          diagnosticCode: z.string().optional(),
        }),
      ),
    })
    .optional(),
  complaint: z
    .object({
      feedbackId: z.string(),
      complaintFeedbackType: z.string().nullish(),
      complainedRecipients: z.array(z.object({ emailAddress: z.string() })),
    })
    .optional(),
  delivery: z.object({ recipients: z.array(z.string()), smtpResponse: z.string().default('') }).optional(),
})

export function readSesEvents(body: unknown): ProviderEvent[] {
  const read = Event.safeParse(body)
  if (!read.success) return []
  const { mail, bounce, complaint, delivery, ...types } = read.data
  const type = (types.eventType ?? types.notificationType ?? '').toLowerCase()
  // They give every mail an id of theirs; ours is among the headers.
  const messageId =
    mail.headers.find(({ name }) => name.toLowerCase() === 'message-id')?.value ?? mail.commonHeaders?.messageId
  const about = { messageId, metadata: mail.tags?.letter?.[0] }
  if (type === 'bounce' && bounce) {
    return bounce.bouncedRecipients.map(({ emailAddress, status, diagnosticCode }) => ({
      ...about,
      id: `${bounce.feedbackId} ${emailAddress}`,
      email: emailAddress,
      diagnostic: diagnosticCode ?? `${bounce.bounceType} ${bounce.bounceSubType}`,
      outcome: judgeBounce(bounce, status, diagnosticCode),
    }))
  }
  if (type === 'complaint' && complaint) {
    const feedback = complaint.complaintFeedbackType ?? 'abuse'
    return complaint.complainedRecipients.map(({ emailAddress }) => ({
      ...about,
      id: `${complaint.feedbackId} ${emailAddress}`,
      email: emailAddress,
      diagnostic: `feedback: ${feedback}`,
      outcome: feedback === 'not-spam' || feedback === 'auth-failure' ? 'unknown' : 'complaint',
    }))
  }
  if (type === 'delivery' && delivery) {
    return delivery.recipients.map((email) => ({
      ...about,
      id: `delivery ${mail.messageId} ${email}`,
      email,
      diagnostic: '',
      outcome: 'delivered',
    }))
  }
  return []
}

/** `General` permanent ones include refusals of the sender: what the server said decides where it is there. */
function judgeBounce(
  bounce: { bounceType: string; bounceSubType: string },
  status: string | undefined,
  text: string | undefined,
): ProviderEvent['outcome'] {
  if (bounce.bounceType === 'Transient') {
    if (!['General', 'MailboxFull'].includes(bounce.bounceSubType)) return 'unknown'
    return text !== undefined && judgeReply({ status, text }) === 'unknown' ? 'unknown' : 'soft'
  }
  if (bounce.bounceType !== 'Permanent') return 'unknown'
  if (bounce.bounceSubType === 'UnsubscribedRecipient') return 'unknown'
  if (bounce.bounceSubType !== 'General' || text === undefined) return 'hard'
  return judgeReply({ status, text }) === 'unknown' ? 'unknown' : 'hard'
}
