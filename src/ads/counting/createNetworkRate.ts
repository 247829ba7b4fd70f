import { LRUCache } from 'lru-cache'

/** Within one minute, by network: a school behind one address reads as much, and no more. In memory only. */
const MOST_A_MINUTE = { choose: 240, seen: 1_200, click: 30 } as const
const MOST_NETWORKS = 50_000
/**
 * Of one booking within one hour: a link in a letter is the same for all its readers and counts each time it is
 * followed, and a new page brings a new one; people behind one address do not all want the same.
 */
const MOST_CLICKS_AN_HOUR = 5

/** Whether a network does more than its people could. */
export function createNetworkRate() {
  const counts = new LRUCache<string, { minute: number; times: number }>({ max: MOST_NETWORKS })
  const clicks = new LRUCache<string, { hour: number; times: number }>({ max: MOST_NETWORKS })
  return {
    isTooManyClicks(campaignId: number, network: string, now: Temporal.Instant): boolean {
      const hour = Math.floor(now.epochMilliseconds / 3_600_000)
      const key = `${campaignId} ${network}`
      const known = clicks.get(key)
      const times = known?.hour === hour ? known.times + 1 : 1
      clicks.set(key, { hour, times })
      return times > MOST_CLICKS_AN_HOUR
    },
    isTooMuch(event: keyof typeof MOST_A_MINUTE, network: string, now: Temporal.Instant): boolean {
      const minute = Math.floor(now.epochMilliseconds / 60_000)
      const key = `${event} ${network}`
      const known = counts.get(key)
      const times = known?.minute === minute ? known.times + 1 : 1
      counts.set(key, { minute, times })
      return times > MOST_A_MINUTE[event]
    },
  }
}
