import { isInWindow, type PaywallPolicy } from './policy.rule.ts'

/** One article opened: counted by group, so that a language variant never counts again. */
export type Read = {
  groupId: number
  openedAt: Temporal.Instant
  /** The pool whose own allowance it was counted against; absent: the site's. */
  poolId?: number
}

/** Where an article counts, and how many may be opened there in each window. */
export type Meter = { poolId: number | undefined; allowance: number }

export type MeterState = { kind: 'reread'; left: number } | { kind: 'new'; left: number } | { kind: 'spent' }

/**
 * What opening this article group would mean now. Opened before in the window: free, whatever has been spent.
 * Otherwise it costs one read, if one is left.
 */
export function meterState(
  groupId: number,
  reads: readonly Read[],
  meter: Meter,
  policy: PaywallPolicy,
  now: Temporal.Instant,
): MeterState {
  const counted = new Set<number>()
  let opened = false
  for (const read of reads) {
    if (!isInWindow(read.openedAt, policy, now)) continue
    if (read.groupId === groupId) opened = true
    if (read.poolId === meter.poolId) counted.add(read.groupId)
  }
  const left = Math.max(0, meter.allowance - counted.size)
  if (opened) return { kind: 'reread', left }
  return left > 0 ? { kind: 'new', left: left - 1 } : { kind: 'spent' }
}

/** Only what still counts: what a pass carries on, newest last. */
export function readsInWindow(reads: readonly Read[], policy: PaywallPolicy, now: Temporal.Instant): Read[] {
  return reads.filter((read) => isInWindow(read.openedAt, policy, now))
}
