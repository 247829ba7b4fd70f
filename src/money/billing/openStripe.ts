import Stripe from 'stripe'

/**
 * The official SDK, at Stripe or at any server that speaks like it. It repeats an unheard call once by itself, with the
 * same idempotency key; what then fails is repeated by the job or the reader.
 */
export function openStripe(secretKey: string, apiUrl: string | undefined): Stripe {
  const url = apiUrl ? new URL(apiUrl) : undefined
  return new Stripe(secretKey, {
    ...(url
      ? {
          host: url.hostname,
          port: url.port || (url.protocol === 'https:' ? 443 : 80),
          protocol: url.protocol === 'https:' ? 'https' : 'http',
        }
      : {}),
    maxNetworkRetries: 1,
    timeout: 8_000,
    telemetry: false,
    appInfo: { name: 'Dateline' },
  })
}
