import { isIP, isIPv4 } from 'node:net'
import { LRUCache } from 'lru-cache'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { expandIPv6, plainAddress } from './addressRanges.ts'

/** So many times within so many seconds, counted in the database for all processes together. */
export type Limit = { name: string; times: number; perSeconds: number }

export type Limits = {
  /**
   * Counts one attempt and says whether it is within the limit. Real time, not Dateline's: an attacker does not wait
   * for a simulated month.
   */
  allows(limit: Limit, key: string, times?: number): Promise<boolean>
  /**
   * The same for several limits, in this order, up to the first that refuses. Nothing is counted, and nothing asked of
   * the database, while this process knows one of them to be spent: a flood makes no rows.
   */
  allowsAll(wanted: ReadonlyArray<readonly [limit: Limit, key: string]>): Promise<boolean>
  /**
   * For what is asked often and costs no more than time: counted by this process alone, in little memory, without a row.
   * Whoever comes from very many networks at once is forgotten before their time.
   */
  allowsHere(limit: Limit, key: string): boolean
  /** Takes attempts back that turned out not to be any. */
  giveBack(limit: Limit, key: string, times?: number): Promise<void>
}

/** Keys counted in memory at most; one takes some 200 bytes. */
const MOST_COUNTED_HERE = 20_000

/** The key of a limit that counts everybody together. */
export const EVERYBODY = 'all'

export function createLimits(pool: pg.Pool): Limits {
  const limiters = new Map<string, RateLimiterPostgres>()
  const countedHere = new LRUCache<string, { times: number }>({ max: MOST_COUNTED_HERE })

  function limiterOf(limit: Limit): RateLimiterPostgres {
    const known = limiters.get(limit.name)
    if (known) return known
    const limiter = new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limits',
      tableCreated: true,
      keyPrefix: limit.name,
      points: limit.times,
      duration: limit.perSeconds,
      // From the first attempt beyond the limit on this process knows by itself.
      inMemoryBlockOnConsumed: limit.times + 1,
    })
    limiters.set(limit.name, limiter)
    return limiter
  }

  const isKnownSpent = (limit: Limit, key: string) => {
    // Public in the library, and missing from its types.
    const limiter = limiterOf(limit) as RateLimiterPostgres & { getInMemoryBlockMsBeforeExpire(key: string): number }
    return limiter.getInMemoryBlockMsBeforeExpire(limiter.getKey(key)) > 0
  }

  async function allows(limit: Limit, key: string, times = 1) {
    try {
      await limiterOf(limit).consume(key, times)
      return true
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return false
      throw refused
    }
  }

  return {
    allows,
    async allowsAll(wanted) {
      if (wanted.some(([limit, key]) => isKnownSpent(limit, key))) return false
      for (const [limit, key] of wanted) if (!(await allows(limit, key))) return false
      return true
    },
    allowsHere({ name, times, perSeconds }, key) {
      const counted = countedHere.get(`${name} ${key}`)
      if (counted) return ++counted.times <= times
      countedHere.set(`${name} ${key}`, { times: 1 }, { ttl: perSeconds * 1_000 })
      return times > 0
    },
    async giveBack(limit, key, times = 1) {
      await limiterOf(limit).reward(key, times)
    },
  }
}

/** An IPv4 address, or the /64 that one IPv6 customer has: counting single IPv6 addresses limits nobody. */
export function networkOf(address: string): string {
  const plain = plainAddress(address)
  if (isIPv4(plain) || !isIP(plain)) return plain
  return `${expandIPv6(plain).slice(0, 4).join(':')}::/64`
}
