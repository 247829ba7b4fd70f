import { createHash } from 'node:crypto'
import Stripe from 'stripe'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import type { BillingDeps } from './deps.ts'
import { countAnswer, countAnswers, ensureInstallation } from './provider.sql.ts'
import { judgeStripeError } from './stripeError.rule.ts'

export type Intent = {
  /** `cancel`, `refund` */
  verb: string
  /** What it is about, by id: a checkout of ours, a subscription, a payment. */
  subject: string
  /**
   * What was known of it when this was asked for, where the same may be asked for again: whoever has learnt since that it
   * was done, and undone, means another doing, though no answer to the first was ever heard.
   */
  asOf?: string
  parameters: unknown
  /**
   * A reader may cancel, resume and cancel again: once answered, the next is a new order. Without it a success is the
   * end of it, and asking again is answered with the same success.
   */
  repeatable: boolean
  /** Made for this one order, such as a checkout: nothing is ever ordered of it again, so no answer is remembered. */
  fresh?: true
}

export type Called<T> = { kind: 'done'; result: T } | { kind: 'refused'; message: string; code: string | undefined }

/**
 * Orders something of the provider, at most once: the idempotency key names the intent and how many tries of it were
 * definitely answered. An unheard call repeats its key; an answered refusal is never replayed, since the provider would
 * replay its first answer for ever. Throws `ProviderUnanswered` when nothing is known of the outcome.
 */
export async function callOnce<T>(
  { db }: Pick<BillingDeps, 'db'>,
  intent: Intent,
  order: (options: { idempotencyKey: string }) => Promise<T>,
): Promise<Called<T>> {
  const hash = createHash('sha256').update(JSON.stringify(intent.parameters)).digest('hex').slice(0, 16)
  const name = [intent.verb, intent.subject, intent.asOf ?? '', hash].join(':')
  // Another database at the same account has a checkout 1, too.
  const installation = await ensureInstallation(db)
  const answered = await countAnswers(db, name)
  try {
    const result = await order({ idempotencyKey: `dateline:${installation}:${name}:${answered}` })
    if (intent.repeatable) await countAnswer(db, name, answered)
    return { kind: 'done', result }
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error
    const judged = judgeStripeError(error)
    if (judged !== 'unanswered' && !intent.fresh) await countAnswer(db, name, answered)
    if (judged === 'refused') return { kind: 'refused', message: error.message, code: error.code }
    throw new ProviderUnanswered(`the payment provider: ${error.message}`, { cause: error })
  }
}
