import { inTransaction } from '../../platform/database.ts'
import { bookEntry, findPayment, linesOfRefund } from '../ledger/ledger.module.ts'
import { askStripe } from './askStripe.ts'
import { bookPayment } from './bookPayment.ts'
import type { BillingDeps } from './deps.ts'
import { idOf, instantOf } from './stripeObjects.rule.ts'

/**
 * Books what was given back of a payment, each refund once; the payment first, should its own news be late or lost.
 * What was given back whole ends the subscription. Throws `ProviderUnanswered`.
 */
export async function recordRefunds(deps: BillingDeps, payment: string, cause: string): Promise<'booked' | 'nothing'> {
  const subscriptions = deps.subscriptions()
  if (!(await bookPayment(deps, payment, cause))) return 'nothing'
  const refunds = await askStripe(deps, (stripe) => stripe.refunds.list({ payment_intent: payment, limit: 100 }))
  return inTransaction(deps.db, async (tx) => {
    const booked = await findPayment(tx, payment)
    const subscription = booked && (await subscriptions.findSubscription(tx, booked.subscriptionId))
    if (!booked || !subscription) return 'nothing'
    await deps.readers.lock(tx, subscription.readerId)
    let news = false
    for (const refund of refunds?.data ?? []) {
      if (refund.status !== 'succeeded' || refund.currency !== booked.currency) continue
      const entry = {
        providerId: refund.id,
        kind: 'refund' as const,
        at: instantOf(refund.created),
        subscriptionId: subscription.id,
        refundOf: booked.providerId,
        providerPayment: idOf(refund.payment_intent),
      }
      const lines = linesOfRefund(booked.planSlug, refund.amount, refund.currency)
      if (await bookEntry(tx, entry, lines, deps.clock.now())) news = true
    }
    const after = await findPayment(tx, payment)
    if (news && after) await subscriptions.recordRefund(tx, subscription, after)
    return news ? 'booked' : 'nothing'
  })
}
