import type Stripe from 'stripe'
import { inTransaction } from '../../platform/database.ts'
import { type BookedPayment, bookEntry, linesOfDispute } from '../ledger/ledger.module.ts'
import { askStripe } from './askStripe.ts'
import { bookPayment } from './bookPayment.ts'
import type { BillingDeps } from './deps.ts'
import { judgeDispute, type Verdict } from './dispute.rule.ts'
import { idOf, instantOf } from './stripeObjects.rule.ts'

/**
 * Asks how a dispute stands. An open one alarms; one that is lost is booked, once, and ends the subscription that the
 * money was for; a won one changes nothing. Throws `ProviderUnanswered`.
 */
export async function recordDispute(deps: BillingDeps, dispute: string, cause: string): Promise<Verdict | 'nothing'> {
  const said = await askStripe(deps, (stripe) => stripe.disputes.retrieve(dispute, { expand: ['charge'] }))
  if (!said || said.livemode !== deps.livemode) return 'nothing'
  const payment = paymentOf(said)
  const booked = payment && (await bookPayment(deps, payment, cause))
  if (!booked) return 'nothing'
  const verdict = judgeDispute(said.status)
  if (verdict !== 'over') await store(deps, said, booked, verdict, cause)
  return verdict
}

function paymentOf({ payment_intent: intent, charge }: Stripe.Dispute): string | undefined {
  return idOf(intent) ?? (typeof charge === 'string' ? undefined : (idOf(charge.payment_intent) ?? charge.id))
}

function store(
  deps: BillingDeps,
  said: Stripe.Dispute,
  booked: BookedPayment,
  verdict: 'open' | 'lost',
  cause: string,
) {
  const subscriptions = deps.subscriptions()
  return inTransaction(deps.db, async (tx) => {
    const subscription = await subscriptions.findSubscription(tx, booked.subscriptionId)
    if (!subscription) return
    await deps.readers.lock(tx, subscription.readerId)
    await subscriptions.raiseAlarm(tx, {
      code: verdict === 'lost' ? 'dispute-lost' : 'dispute-opened',
      subject: said.id,
      detail: { payment: booked.providerId, subscription: subscription.providerId, reason: said.reason },
    })
    if (verdict === 'open') return
    // Where the bank counts in another currency than was paid in, only the alarm says how much it took.
    if (said.currency === booked.currency) {
      const entry = {
        providerId: said.id,
        kind: 'dispute' as const,
        at: instantOf(said.created),
        subscriptionId: subscription.id,
        refundOf: booked.providerId,
        providerPayment: idOf(said.payment_intent),
      }
      await bookEntry(tx, entry, linesOfDispute(booked.planSlug, said.amount, said.currency), deps.clock.now())
    }
    await subscriptions.endSubscription(tx, subscription.id, { because: 'dispute-lost', cause })
  })
}
