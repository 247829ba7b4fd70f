import type { Database } from '../../platform/database.ts'
import { allowanceOf } from './allowance.rule.ts'
import { readsInWindow } from './meter.rule.ts'
import { listReads } from './paywall.sql.ts'
import { earliestCounting, type PaywallPolicy, windowInText } from './policy.rule.ts'

/** What a reader has opened that still counts, and what is left of the allowance. */
export async function showMeter(db: Database, readerId: number, policy: PaywallPolicy, now: Temporal.Instant) {
  const reads = readsInWindow(await listReads(db, readerId, earliestCounting(policy, now)), policy, now)
  const groups = new Set(reads.filter((read) => read.poolId === undefined).map((read) => read.groupId))
  const allowance = allowanceOf(policy, true)
  return {
    allowance,
    window: windowInText(policy.window),
    left: Math.max(0, allowance - groups.size),
    reads: reads.map(({ groupId, openedAt, poolId }) => ({
      articleGroup: groupId,
      openedAt: openedAt.toString(),
      pool: poolId === undefined ? null : (policy.pools.find(({ id }) => id === poolId)?.name ?? 'removed'),
    })),
  }
}
