/** Whose trial it was, for an address or a card that was seen before. */
export type TrialUse = { kind: 'address' | 'card'; providerSubscription: string }

/** Before the checkout: the offer to a reader whose address has had its trial is without one. */
export function trialDaysOnOffer(planTrialDays: number, addressHasHadTrial: boolean): number {
  return addressHasHadTrial ? 0 : planTrialDays
}

/**
 * After the checkout: the trial belongs to the subscription that first came with this address and with this card. One
 * that comes later is undone, unpaid.
 */
export function isTrialOfAnother(providerSubscription: string, firstUses: readonly TrialUse[]): boolean {
  return firstUses.some((use) => use.providerSubscription !== providerSubscription)
}
