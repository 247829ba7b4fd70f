import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import { judgeStripeError } from './stripeError.rule.ts'
import { stripeErrorOf } from './stripeErrorOf.ts'

/** Whether the provider has said no, and will say it again. */
export async function isRefusal(error: unknown): Promise<boolean> {
  const cause = error instanceof ProviderUnanswered ? error.cause : error
  const said = await stripeErrorOf(cause)
  return said !== undefined && judgeStripeError(said) === 'refused'
}
