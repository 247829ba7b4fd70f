/** What the environment says about the payment provider. */
export type ProviderEnvironment = {
  secretKey: string | undefined
  webhookSecret: string | undefined
  apiUrl: string | undefined
}

export type ChosenProvider =
  | { kind: 'simulator' }
  | { kind: 'stripe'; secretKey: string; webhookSecret: string; apiUrl: string | undefined; livemode: boolean }
  | { kind: 'refused'; reason: string }

/** Without keys the simulator; with keys only if its webhooks can be told from forged ones. */
export function chooseProvider(environment: ProviderEnvironment): ChosenProvider {
  const { secretKey, webhookSecret, apiUrl } = environment
  if (!secretKey) {
    const lonely = webhookSecret ? 'STRIPE_WEBHOOK_SECRET' : apiUrl ? 'STRIPE_API_URL' : undefined
    return lonely ? refused(`${lonely} is set without STRIPE_SECRET_KEY`) : { kind: 'simulator' }
  }
  const mode = /^(?:sk|rk)_(live|test)_[A-Za-z0-9_]+$/.exec(secretKey)?.[1]
  if (!mode) return refused('STRIPE_SECRET_KEY is not a secret key (sk_live_…, sk_test_…)')
  if (!webhookSecret)
    return refused('STRIPE_SECRET_KEY needs STRIPE_WEBHOOK_SECRET beside it: unsigned webhooks are never taken')
  if (!/^whsec_\S+$/.test(webhookSecret)) return refused('STRIPE_WEBHOOK_SECRET is not a signing secret (whsec_…)')
  if (apiUrl && !isOrigin(apiUrl)) return refused('STRIPE_API_URL is not an http address without a path')
  return { kind: 'stripe', secretKey, webhookSecret, apiUrl, livemode: mode === 'live' }
}

function isOrigin(text: string): boolean {
  const url = URL.parse(text)
  return url !== null && ['http:', 'https:'].includes(url.protocol) && url.pathname === '/' && url.search === ''
}

const refused = (reason: string): ChosenProvider => ({ kind: 'refused', reason })
