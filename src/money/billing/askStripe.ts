import type Stripe from 'stripe'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import type { BillingDeps } from './deps.ts'
import { judgeStripeError } from './stripeError.rule.ts'
import { stripeErrorOf } from './stripeErrorOf.ts'

/**
 * Reads something of the provider; undefined when it, or what it is about, does not exist there: which is 404 where the
 * address names it and 400 where a parameter does. Throws `ProviderUnanswered`.
 */
export async function askStripe<T>(
  { stripe }: Pick<BillingDeps, 'stripe'>,
  ask: (stripe: Stripe) => Promise<T>,
): Promise<T | undefined> {
  try {
    return await ask(await stripe())
  } catch (thrown) {
    const error = await stripeErrorOf(thrown)
    if (!error) throw thrown
    const isMissing = error.statusCode === 404 || error.code === 'resource_missing'
    if (judgeStripeError(error) === 'refused' && isMissing) return undefined
    throw new ProviderUnanswered(`the payment provider: ${error.message}`, { cause: error })
  }
}
