import { askStripe } from './askStripe.ts'
import type { BillingDeps } from './deps.ts'
import { ensurePortal } from './ensurePortal.ts'
import { ensurePrice } from './ensurePrice.ts'
import { NEWS } from './news.ts'
import { findSetting, storeSetting } from './provider.sql.ts'

export type SetUp = { prices: number; webhookEndpoint: 'made' | 'changed' | 'there' | 'by hand'; portal: string }

/**
 * Makes what Dateline needs at the provider: a product per plan, a price per currency, the portal, and the webhook
 * endpoint where its secret is ours to keep. Repeatable; it finds what it made before.
 */
export async function setUpProducts(deps: BillingDeps, webhookUrl: string): Promise<SetUp> {
  let prices = 0
  for (const plan of deps.plans.all()) {
    for (const price of plan.prices) {
      const sold = { planId: plan.id, planSlug: plan.slug, planName: plan.name, interval: plan.interval, price }
      await ensurePrice(deps, sold)
      prices++
    }
  }
  return { prices, webhookEndpoint: await ensureEndpoint(deps, webhookUrl), portal: await ensurePortal(deps) }
}

async function ensureEndpoint(deps: BillingDeps, url: string): Promise<SetUp['webhookEndpoint']> {
  // A secret from the environment belongs to an endpoint that somebody made by hand.
  if (deps.webhookSecret) return 'by hand'
  const { db } = deps
  const account = await deps.account()
  const known = await findSetting(db, account, 'webhook-endpoint')
  const endpoint = known ? await askStripe(deps, (stripe) => stripe.webhookEndpoints.retrieve(known)) : undefined
  if (endpoint) {
    const same = endpoint.url === url && NEWS.every((event) => endpoint.enabled_events.includes(event))
    if (same && endpoint.status === 'enabled') return 'there'
    const stripe = await deps.stripe()
    await stripe.webhookEndpoints.update(endpoint.id, { url, enabled_events: NEWS, disabled: false })
    return 'changed'
  }
  const stripe = await deps.stripe()
  const made = await stripe.webhookEndpoints.create({
    url,
    enabled_events: NEWS,
    description: 'Dateline',
    metadata: { dateline: 'webhooks' },
  })
  if (!made.secret) throw new Error('the payment provider made a webhook endpoint without a signing secret')
  await storeSetting(db, account, 'webhook-secret', made.secret)
  await storeSetting(db, account, 'webhook-endpoint', made.id)
  return 'made'
}
