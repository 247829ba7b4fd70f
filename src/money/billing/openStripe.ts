import type Stripe from 'stripe'

/**
 * The official SDK, at Stripe or at any server that speaks like it. It repeats an unheard call once by itself, with the
 * same idempotency key; what then fails is repeated by the job or the reader. With a signal, every call ends with it:
 * the SDK itself knows only a timeout for each. It is loaded here: whoever asks nothing of Stripe, as most commands, is
 * spared eleven megabytes.
 */
export async function openStripe(secretKey: string, apiUrl: string | undefined, signal?: AbortSignal): Promise<Stripe> {
  const { default: Stripe } = await import('stripe')
  const url = apiUrl ? new URL(apiUrl) : undefined
  return new Stripe(secretKey, {
    ...(url
      ? {
          host: url.hostname,
          port: url.port || (url.protocol === 'https:' ? 443 : 80),
          protocol: url.protocol === 'https:' ? 'https' : 'http',
        }
      : {}),
    ...(signal && { httpClient: Stripe.createFetchHttpClient(fetchUntil(signal)) }),
    maxNetworkRetries: 1,
    timeout: 8_000,
    telemetry: false,
    appInfo: { name: 'Dateline' },
  })
}

/** `init.signal` is that of the SDK's own timeout. */
function fetchUntil(signal: AbortSignal): typeof fetch {
  return (input, init) =>
    fetch(input, { ...init, signal: AbortSignal.any([signal, ...(init?.signal ? [init.signal] : [])]) })
}
