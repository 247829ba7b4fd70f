import { createHash } from 'node:crypto'
import type Stripe from 'stripe'
import { ProviderUnanswered } from '../subscriptions/subscriptions.module.ts'
import type { BillingDeps } from './deps.ts'
import { type Intent, idempotencyKey, isAnswerCounted, nameOfIntent } from './intent.rule.ts'
import { countAnswer, countAnswers, ensureInstallation } from './provider.sql.ts'
import { judgeStripeError } from './stripeError.rule.ts'
import { stripeErrorOf } from './stripeErrorOf.ts'

export type Called<T> = { kind: 'done'; result: T } | { kind: 'refused'; message: string; code: string | undefined }

/**
 * Orders something of the provider, at most once: the idempotency key names the intent and how many tries of it were
 * definitely answered. An unheard call repeats its key; an answered refusal is never replayed, since the provider would
 * replay its first answer for ever. Throws `ProviderUnanswered` when nothing is known of the outcome.
 */
export async function callOnce<T>(
  { db, stripe }: Pick<BillingDeps, 'db' | 'stripe'>,
  intent: Intent,
  order: (stripe: Stripe, options: { idempotencyKey: string }) => Promise<T>,
): Promise<Called<T>> {
  const hash = createHash('sha256').update(JSON.stringify(intent.parameters)).digest('hex').slice(0, 16)
  const name = nameOfIntent(intent, hash)
  const installation = await ensureInstallation(db)
  const answered = await countAnswers(db, name)
  try {
    const result = await order(await stripe(), { idempotencyKey: idempotencyKey(installation, name, answered) })
    if (isAnswerCounted(intent, 'done')) await countAnswer(db, name, answered)
    return { kind: 'done', result }
  } catch (thrown) {
    const error = await stripeErrorOf(thrown)
    if (!error) throw thrown
    const judged = judgeStripeError(error)
    if (isAnswerCounted(intent, judged)) await countAnswer(db, name, answered)
    if (judged === 'refused') return { kind: 'refused', message: error.message, code: error.code }
    throw new ProviderUnanswered(`the payment provider: ${error.message}`, { cause: error })
  }
}
