import Stripe from 'stripe'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import { judgeStripeError } from './stripeError.rule.ts'

/** Whether the provider has said no, and will say it again. */
export function isRefusal(error: unknown): boolean {
  const cause = error instanceof ProviderUnanswered ? error.cause : error
  return cause instanceof Stripe.errors.StripeError && judgeStripeError(cause) === 'refused'
}
