import { type Access, decideAccess } from '../../paywall/decisions/decisions.module.ts'
import type { PaywallPolicy, Read } from '../../paywall/meter/meter.module.ts'

export const PREVIEWED_AS = ['visitor', 'reader', 'subscriber'] as const
export type PreviewedAs = (typeof PREVIEWED_AS)[number]

/**
 * What the paywall would answer: a visitor who has read all that is free, so that one sees where the gate falls; a reader
 * with an account who has read nothing yet; a subscriber. Nobody is counted.
 */
export function accessAs(
  viewer: PreviewedAs,
  article: Parameters<typeof decideAccess>[1],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Access {
  switch (viewer) {
    case 'visitor':
      return decideAccess({ kind: 'visitor' }, article, everythingRead(policy, now), policy, now)
    case 'reader':
      return decideAccess({ kind: 'reader', readerId: 0, subscriberUntil: undefined }, article, [], policy, now)
    case 'subscriber': {
      const subscriberUntil = now.add({ hours: 24 })
      return decideAccess({ kind: 'reader', readerId: 0, subscriberUntil }, article, [], policy, now)
    }
  }
}

/** As many other articles as anybody may read for nothing, wherever they count. */
function everythingRead({ allowance, pools }: PaywallPolicy, openedAt: Temporal.Instant): Read[] {
  const read = (most: number, pool?: { poolId: number }) =>
    Array.from({ length: most }, (_, nth) => ({ groupId: -1 - nth, openedAt, ...pool }))
  return [
    ...read(allowance),
    ...pools.flatMap(({ id, allowance: most }) => (typeof most === 'number' ? read(most, { poolId: id }) : [])),
  ]
}
