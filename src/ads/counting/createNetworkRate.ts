import { LRUCache } from 'lru-cache'

/** Within one minute, by network: a school behind one address reads as much, and no more. In memory only. */
const MOST_A_MINUTE = { choose: 240, seen: 1_200, click: 30 } as const
const MOST_NETWORKS = 50_000

/** Whether a network does more than its people could. */
export function createNetworkRate() {
  const counts = new LRUCache<string, { minute: number; times: number }>({ max: MOST_NETWORKS })
  return {
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
