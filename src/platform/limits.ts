import { isIP, isIPv4 } from 'node:net'
import type pg from 'pg'
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible'
import { expandIPv6 } from './addressRanges.ts'

/** So many times within so many seconds, counted in the database for all processes together. */
export type Limit = { name: string; times: number; perSeconds: number }

export type Limits = {
  /**
   * Counts one attempt and says whether it is within the limit. Real time, not Dateline's: an attacker does not wait
   * for a simulated month.
   */
  allows(limit: Limit, key: string): Promise<boolean>
}

export function createLimits(pool: pg.Pool): Limits {
  const limiters = new Map<string, RateLimiterPostgres>()
  return {
    async allows(limit, key) {
      let limiter = limiters.get(limit.name)
      if (!limiter) {
        limiter = new RateLimiterPostgres({
          storeClient: pool,
          tableName: 'rate_limits',
          tableCreated: true,
          keyPrefix: limit.name,
          points: limit.times,
          duration: limit.perSeconds,
        })
        limiters.set(limit.name, limiter)
      }
      try {
        await limiter.consume(key)
        return true
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return false
        throw refused
      }
    },
  }
}

/** An IPv4 address, or the /64 that one IPv6 customer has: counting single IPv6 addresses limits nobody. */
export function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  if (isIPv4(plain) || !isIP(plain)) return plain
  return `${expandIPv6(plain).slice(0, 4).join(':')}::/64`
}
