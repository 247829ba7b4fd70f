import type Stripe from 'stripe'

/** What the SDK made of an answer, or of none; undefined: a mistake of ours. */
export async function stripeErrorOf(error: unknown): Promise<Stripe.errors.StripeError | undefined> {
  const { default: Stripe } = await import('stripe')
  return error instanceof Stripe.errors.StripeError ? error : undefined
}
