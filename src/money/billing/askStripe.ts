import Stripe from 'stripe'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import { judgeStripeError } from './stripeError.rule.ts'

/** Reads something of the provider; undefined when it does not exist there. Throws `ProviderUnanswered`. */
export async function askStripe<T>(ask: () => Promise<T>): Promise<T | undefined> {
  try {
    return await ask()
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    if (judgeStripeError(error) === 'refused' && error.statusCode === 404) return undefined
    throw new ProviderUnanswered(`the payment provider: ${error.message}`, { cause: error })
  }
}
