import type Stripe from 'stripe'
import { findPayment, isBooked } from '../ledger/ledger.module.ts'
import type { Subscription } from '../subscriptions/subscriptions.module.ts'
import { askStripe } from './askStripe.ts'
import { callOnce } from './callOnce.ts'
import type { BillingDeps } from './deps.ts'
import { intentOfRefund } from './intent.rule.ts'
import { recordInvoice } from './recordInvoice.ts'
import { recordRefunds } from './recordRefunds.ts'
import { idOf } from './stripeObjects.rule.ts'

/**
 * Gives back all that was paid for a subscription, or paid since then, and books it. Looks first at what was given back already, so that
 * repeating it, after whatever failure, never gives back twice. Returns how much was given back in all.
 */
export async function refundPayments(
  deps: BillingDeps,
  subscription: Subscription,
  since?: Temporal.Instant,
): Promise<number> {
  let refunded = 0
  const invoices = await askStripe(deps, (stripe) =>
    stripe.invoices.list({ subscription: subscription.providerId, limit: 100, expand: ['data.payments'] }),
  )
  for (const invoice of invoices?.data ?? []) {
    if (invoice.amount_paid === 0 || (since && (await isOlder(deps, invoice, since)))) continue
    await recordInvoice(deps, invoice.id, 'refund')
    for (const { payment, status } of invoice.payments?.data ?? []) {
      const money = idOf(payment.payment_intent)
      if (status !== 'paid' || !money) continue
      const before = await askStripe(deps, (stripe) => stripe.refunds.list({ payment_intent: money, limit: 100 }))
      const given = (before?.data ?? []).filter((refund) => refund.status !== 'failed' && refund.status !== 'canceled')
      if (given.reduce((sum, refund) => sum + refund.amount, 0) < invoice.amount_paid)
        await giveBack(deps, money, subscription)
      await recordRefunds(deps, money, 'refund')
      refunded += (await findPayment(deps.db, money))?.refundedMinor ?? 0
    }
  }
  return refunded
}

/** The provider counts seconds: of the one in which it ended, what we had booked before stays paid. */
async function isOlder(deps: BillingDeps, invoice: Stripe.Invoice, since: Temporal.Instant): Promise<boolean> {
  const paidAt = invoice.status_transitions.paid_at ?? invoice.created
  if (paidAt < Math.floor(since.epochMilliseconds / 1000)) return true
  return isBooked(deps.db, invoice.id, since)
}

/** Without an amount the provider gives back what is left of the payment, and refuses when that is nothing. */
async function giveBack(deps: BillingDeps, payment: string, { setAside }: Subscription): Promise<void> {
  const parameters = { payment_intent: payment, ...(setAside === 'surplus' && { reason: 'duplicate' as const }) }
  const refunded = await callOnce(deps, intentOfRefund(payment, parameters), (stripe, options) =>
    stripe.refunds.create(parameters, options),
  )
  // Of what a bank is taking back nothing can be given back.
  const isGone = (code: string | undefined) => code === 'charge_already_refunded' || code === 'charge_disputed'
  if (refunded.kind === 'refused' && !isGone(refunded.code)) {
    throw new Error(`the payment provider refused to give ${payment} back: ${refunded.message}`)
  }
}
