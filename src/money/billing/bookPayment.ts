import { type BookedPayment, findPayment } from '../ledger/ledger.module.ts'
import { askStripe } from './askStripe.ts'
import type { BillingDeps } from './deps.ts'
import { recordInvoice } from './recordInvoice.ts'
import { idOf } from './stripeObjects.rule.ts'

/**
 * A payment by the provider's name for its money, booked here should its own news be late or lost; undefined: none of
 * ours. Throws `ProviderUnanswered`.
 */
export async function bookPayment(
  deps: BillingDeps,
  payment: string,
  cause: string,
): Promise<BookedPayment | undefined> {
  const known = await findPayment(deps.db, payment)
  if (known) return known
  const payments = await askStripe(deps, (stripe) =>
    stripe.invoicePayments.list({ payment: { type: 'payment_intent', payment_intent: payment }, limit: 1 }),
  )
  const invoice = idOf(payments?.data[0]?.invoice)
  if (!invoice) return undefined
  await recordInvoice(deps, invoice, cause)
  return findPayment(deps.db, payment)
}
