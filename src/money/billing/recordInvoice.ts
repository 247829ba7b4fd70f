import { inTransaction } from '../../platform/database.ts'
import { bookEntry, linesOfPayment } from '../ledger/ledger.module.ts'
import { askStripe } from './askStripe.ts'
import type { BillingDeps } from './deps.ts'
import { findKnownPrice } from './provider.sql.ts'
import { describePayment, priceOfInvoice, subscriptionOfInvoice } from './stripeObjects.rule.ts'

export type InvoiceOutcome = { kind: 'booked' | 'nothing' } | { kind: 'refused'; reason: string }

/**
 * Asks for an invoice as it is now, takes over the subscription it belongs to, and books what was paid, once. An
 * invoice of nothing books nothing. Throws `ProviderUnanswered`.
 */
export async function recordInvoice(deps: BillingDeps, invoice: string, cause: string): Promise<InvoiceOutcome> {
  const said = await askStripe(deps, (stripe) => stripe.invoices.retrieve(invoice, { expand: ['payments'] }))
  if (!said) return { kind: 'refused', reason: 'the provider does not know it' }
  const providerId = subscriptionOfInvoice(said)
  if (!providerId) return { kind: 'nothing' }
  const subscriptions = deps.subscriptions()
  const taken = await subscriptions.syncSubscription(providerId, cause)
  if (taken.kind === 'refused') return taken
  const { subscription } = taken

  const account = await deps.account()
  const price = priceOfInvoice(said)
  const known = price ? await findKnownPrice(deps.db, account, price) : undefined
  const payment = describePayment(said, known, { account, livemode: deps.livemode }, subscription)
  if (payment.kind === 'none') return { kind: 'nothing' }
  return inTransaction(deps.db, async (tx) => {
    if (payment.kind === 'refused') {
      const { reason } = payment
      await subscriptions.raiseAlarm(tx, {
        code: 'payment-refused',
        subject: `${invoice}: ${reason}`,
        detail: { reason },
      })
      return { kind: 'refused', reason }
    }
    await deps.readers.lock(tx, subscription.readerId)
    const entry = {
      providerId: payment.invoice,
      kind: 'payment' as const,
      at: payment.paidAt,
      subscriptionId: subscription.id,
      coversFrom: payment.coversFrom,
      coversUntil: payment.coversUntil,
      providerPayment: payment.money,
    }
    const lines = linesOfPayment(payment.planSlug, payment.amountMinor, payment.currency)
    if (!(await bookEntry(tx, entry, lines, deps.clock.now()))) return { kind: 'nothing' }
    await subscriptions.recordPayment(tx, subscription, {
      payment: payment.invoice,
      planName: payment.planName,
      number: payment.number,
      amount: { amountMinor: payment.amountMinor, currency: payment.currency },
      paidAt: payment.paidAt,
      coversFrom: payment.coversFrom,
      coversUntil: payment.coversUntil,
    })
    return { kind: 'booked' }
  })
}
