export type LedgerLine = { account: string; currency: string; amountMinor: number }

/** Debit positive, credit negative: money received at the provider, earned by the plan. */
export function linesOfPayment(planSlug: string, amountMinor: number, currency: string): LedgerLine[] {
  return [
    { account: 'provider:stripe', currency, amountMinor },
    { account: `sales:${planSlug}`, currency, amountMinor: -amountMinor },
  ]
}

/** What a bank took back. */
export function linesOfDispute(planSlug: string, amountMinor: number, currency: string): LedgerLine[] {
  return [
    { account: `disputes:${planSlug}`, currency, amountMinor },
    { account: 'provider:stripe', currency, amountMinor: -amountMinor },
  ]
}

export function linesOfRefund(planSlug: string, amountMinor: number, currency: string): LedgerLine[] {
  return [
    { account: `refunds:${planSlug}`, currency, amountMinor },
    { account: 'provider:stripe', currency, amountMinor: -amountMinor },
  ]
}
