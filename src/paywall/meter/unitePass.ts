import type { Database } from '../../platform/database.ts'
import { type Read, readsInWindow } from './meter.rule.ts'
import { listReads, storeReads } from './paywall.sql.ts'
import { earliestCounting, type PaywallPolicy } from './policy.rule.ts'

/**
 * Signing in unites the pass with the account: what was opened before stays open, also beyond the allowance, and
 * counts. The caller's transaction holds the reader's lock.
 */
export async function unitePass(
  tx: Database,
  readerId: number,
  passReads: readonly Read[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Promise<void> {
  const known = await listReads(tx, readerId, earliestCounting(policy, now))
  const counted = new Set(readsInWindow(known, policy, now).map((read) => read.groupId))
  const added = readsInWindow(passReads, policy, now).filter((read) => !counted.has(read.groupId))
  await storeReads(tx, readerId, added)
}
