import { LRUCache } from 'lru-cache'

/** As long as what was served and not seen stays leased: nobody else is shown it meanwhile. */
const FOR_MINUTES = 40
/** People do not look at everything, of much of it at some. */
const MOST_SERVED = 300
const LEAST_SEEN = 0.2
const MOST_NETWORKS = 50_000

type Known = { since: Temporal.Instant; served: number; seen: number }

/** Which networks ask for notices that nobody there sees, and so keep them from everybody else. In memory only. */
export function createUnseenByNetwork() {
  const networks = new LRUCache<string, Known>({ max: MOST_NETWORKS })
  function knownOf(network: string, now: Temporal.Instant): Known {
    const before = networks.get(network)
    if (before && Temporal.Instant.compare(now, before.since.add({ minutes: FOR_MINUTES })) < 0) return before
    const known = { since: now, served: 0, seen: 0 }
    networks.set(network, known)
    return known
  }
  return {
    served(network: string, notices: number, now: Temporal.Instant) {
      if (notices > 0) knownOf(network, now).served += notices
    },
    seen(network: string, now: Temporal.Instant) {
      knownOf(network, now).seen++
    },
    /** Then what an advertiser was promised goes to somebody else. */
    holdsBack(network: string, now: Temporal.Instant): boolean {
      const { served, seen } = knownOf(network, now)
      return served > MOST_SERVED && seen < served * LEAST_SEEN
    },
  }
}
