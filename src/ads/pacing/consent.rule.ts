import type { Campaign } from '../campaigns/campaigns.module.ts'

export type Consent = {
  /** This browser was asked, and allowed caps and tags of others. */
  consents: boolean
  /** `Sec-GPC: 1`: then no consent counts. */
  objects: boolean
  /** What it has been shown today, by campaign. */
  shown: ReadonlyMap<number, number>
}

/** Whether anything may be remembered in, or loaded from elsewhere into, this browser. */
export const mayRemember = ({ consents, objects }: Pick<Consent, 'consents' | 'objects'>): boolean =>
  consents && !objects

/**
 * Whether a booking may be shown to this browser. What asks other servers needs a consent; a cap is kept where it can be,
 * and where nobody consented the booking is shown without.
 */
export function mayShow({ id, cap, creative }: Pick<Campaign, 'id' | 'cap' | 'creative'>, consent: Consent): boolean {
  const remembers = mayRemember(consent)
  if (creative.kind === 'frame' && creative.outside && !remembers) return false
  return !remembers || cap === undefined || (consent.shown.get(id) ?? 0) < cap
}
