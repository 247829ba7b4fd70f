/** A payment as the ledger has it, with all that was given back of it. */
export type PaymentGivenBack = { amountMinor: number; refundedMinor: number; coversUntil: Temporal.Instant }

/**
 * Until when what was given back closes what the payment had opened: given back whole, until the end of what it paid
 * for; a part of it is a kindness and closes nothing. What another payment pays for after that is open again.
 */
export function decideClosedUntil(payment: PaymentGivenBack): Temporal.Instant | undefined {
  return payment.refundedMinor >= payment.amountMinor ? payment.coversUntil : undefined
}
