import type { Subscription, SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { syncSubscription } from '../subscriptions/subscriptions.module.ts'
import { type Checkout, findBySession, findCheckout } from './checkouts.sql.ts'

export type CheckoutOutcome =
  | { kind: 'unknown' }
  | { kind: 'open'; checkout: Checkout; url: string }
  | { kind: 'expired'; checkout: Checkout }
  | { kind: 'complete'; checkout: Checkout; subscription: Subscription }
  | { kind: 'refused'; checkout: Checkout }

/** Asks the provider what became of a checkout, and takes over the subscription that it led to. Throws `ProviderUnanswered`. */
export async function syncCheckout(deps: SubscriptionsDeps, session: string, cause: string): Promise<CheckoutOutcome> {
  const checkout = await findBySession(deps.db, session)
  if (!checkout) return { kind: 'unknown' }
  const said = await deps.gateway.findCheckout(session)
  if (!said) return { kind: 'unknown' }
  if (said.status === 'open' && said.url) return { kind: 'open', checkout, url: said.url }
  if (!said.providerSubscription) return { kind: 'expired', checkout }
  const taken = await syncSubscription(deps, said.providerSubscription, cause)
  if (taken.kind === 'refused') return { kind: 'refused', checkout }
  const completed = (await findCheckout(deps.db, checkout.id)) ?? checkout
  return { kind: 'complete', checkout: completed, subscription: taken.subscription }
}
