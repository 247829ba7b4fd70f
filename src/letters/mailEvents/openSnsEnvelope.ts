import { createVerify, X509Certificate } from 'node:crypto'
import { z } from 'zod'

const Envelope = z.object({
  Type: z.enum(['Notification', 'SubscriptionConfirmation', 'UnsubscribeConfirmation']),
  MessageId: z.string(),
  TopicArn: z.string(),
  Message: z.string(),
  Timestamp: z.string(),
  Subject: z.string().nullish(),
  Token: z.string().optional(),
  SubscribeURL: z.string().optional(),
  SignatureVersion: z.enum(['1', '2']),
  Signature: z.string(),
  SigningCertURL: z.string(),
})
type Envelope = z.output<typeof Envelope>

export type OpenedEnvelope =
  | { kind: 'notification'; message: unknown }
  /** Amazon asks whether we want to hear of the topic at all; whoever gets this address says yes. */
  | { kind: 'confirmation'; url: string }
  | { kind: 'nothing' }
  | { kind: 'refused' }

/**
 * What Amazon's notification service (SNS) sends for a topic, if it is signed by it and the topic is ours. The certificate
 * is fetched from where the message says, which must be the service's own host in the topic's region.
 */
export async function openSnsEnvelope(
  topic: string,
  parsed: unknown,
  certificateAt: (url: string) => Promise<string>,
): Promise<OpenedEnvelope> {
  const read = Envelope.safeParse(parsed)
  if (!read.success) return { kind: 'refused' }
  const envelope = read.data
  const region = topic.split(':')[3] ?? ''
  if (
    envelope.TopicArn !== topic ||
    !isOfAmazon(envelope.SigningCertURL, region, /^\/SimpleNotificationService-[0-9a-f]{16,64}\.pem$/)
  ) {
    return { kind: 'refused' }
  }
  const pem = await certificateAt(envelope.SigningCertURL)
  if (!isSignedWith(pem, envelope)) return { kind: 'refused' }
  switch (envelope.Type) {
    case 'Notification':
      return { kind: 'notification', message: parsedOrNot(envelope.Message) }
    case 'SubscriptionConfirmation': {
      const url = envelope.SubscribeURL ?? ''
      return isOfAmazon(url, region, /^\/$/) ? { kind: 'confirmation', url } : { kind: 'refused' }
    }
    case 'UnsubscribeConfirmation':
      return { kind: 'nothing' }
  }
}

function isOfAmazon(address: string, region: string, path: RegExp): boolean {
  const url = URL.parse(address)
  if (url?.protocol !== 'https:' || url.port !== '' || url.username !== '' || !path.test(url.pathname)) return false
  return url.hostname === `sns.${region}.amazonaws.com` || url.hostname === `sns.${region}.amazonaws.com.cn`
}

/** Name and value on lines of their own, in the order of their names (docs.aws.amazon.com/sns, Verifying the signature). */
function textToSign(envelope: Envelope): string {
  const names =
    envelope.Type === 'Notification'
      ? (['Message', 'MessageId', 'Subject', 'Timestamp', 'TopicArn', 'Type'] as const)
      : (['Message', 'MessageId', 'SubscribeURL', 'Timestamp', 'Token', 'TopicArn', 'Type'] as const)
  return names
    .filter((name) => envelope[name] !== undefined && envelope[name] !== null)
    .map((name) => `${name}\n${envelope[name]}\n`)
    .join('')
}

function isSignedWith(pem: string, envelope: Envelope): boolean {
  try {
    const { publicKey } = new X509Certificate(pem)
    const algorithm = envelope.SignatureVersion === '2' ? 'RSA-SHA256' : 'RSA-SHA1'
    return createVerify(algorithm)
      .update(textToSign(envelope))
      .verify(publicKey, Buffer.from(envelope.Signature, 'base64'))
  } catch {
    return false
  }
}

function parsedOrNot(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
