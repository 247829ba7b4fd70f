import { createHmac, createPublicKey, createVerify, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import type { Provider } from '../returns/returns.module.ts'

export type SignedRequest = { header(name: string): string | undefined; body: Buffer; parsed: unknown }

/**
 * Whether a request is the provider's, as each of them documents it. Postmark and Brevo sign nothing and send along what
 * they were told to (`user:password`, or a token). A request that is sent again is no danger: each event counts once. Of
 * Amazon, see `openSnsEnvelope`.
 */
export function isFromProvider(provider: Exclude<Provider, 'ses'>, secret: string, request: SignedRequest): boolean {
  switch (provider) {
    case 'postmark':
    case 'brevo':
      return isTold(secret, request.header('authorization') ?? '')
    case 'mailgun':
      return isSignedByMailgun(secret, request.parsed)
    case 'sendgrid':
      return isSignedBySendgrid(secret, request)
  }
}

function isTold(secret: string, authorization: string): boolean {
  const expected = secret.includes(':') ? `Basic ${Buffer.from(secret).toString('base64')}` : `Bearer ${secret}`
  return isSame(authorization, expected)
}

const MailgunSignature = z.object({
  signature: z.object({ timestamp: z.coerce.string(), token: z.string(), signature: z.string() }),
})

/** HMAC-SHA-256 of time and token with the webhook signing key; they stand in the body. */
function isSignedByMailgun(key: string, parsed: unknown): boolean {
  const read = MailgunSignature.safeParse(parsed)
  if (!read.success) return false
  const { timestamp, token, signature } = read.data.signature
  return isSame(
    signature,
    createHmac('sha256', key)
      .update(timestamp + token)
      .digest('hex'),
  )
}

/** ECDSA over time and body; the key is the one that their page shows, base64 of its DER. */
function isSignedBySendgrid(key: string, { header, body }: SignedRequest): boolean {
  const signature = header('x-twilio-email-event-webhook-signature')
  const timestamp = header('x-twilio-email-event-webhook-timestamp')
  if (!signature || !timestamp) return false
  try {
    const publicKey = createPublicKey({ key: Buffer.from(key, 'base64'), format: 'der', type: 'spki' })
    return createVerify('sha256').update(timestamp).update(body).verify(publicKey, Buffer.from(signature, 'base64'))
  } catch {
    // Not even a signature.
    return false
  }
}

function isSame(given: string, expected: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(expected)]
  return a.length === b.length && timingSafeEqual(a, b)
}
