import { isInWindow, type PaywallPolicy } from './policy.rule.ts'

/** One article opened: counted by group, so that a language variant never counts again. */
export type Read = { groupId: number; openedAt: Temporal.Instant }

export type MeterState = { kind: 'reread'; left: number } | { kind: 'new'; left: number } | { kind: 'spent' }

/**
 * What opening this article group would mean now. Opened before in the window: free, whatever has been spent.
 * Otherwise it costs one read, if one is left.
 */
export function meterState(
  groupId: number,
  reads: readonly Read[],
  policy: PaywallPolicy,
  now: Temporal.Instant,
): MeterState {
  const counted = new Set<number>()
  for (const read of reads) if (isInWindow(read.openedAt, policy, now)) counted.add(read.groupId)
  const left = Math.max(0, policy.allowance - counted.size)
  if (counted.has(groupId)) return { kind: 'reread', left }
  return left > 0 ? { kind: 'new', left: left - 1 } : { kind: 'spent' }
}

/** Only what still counts: what a pass carries on, newest last. */
export function readsInWindow(reads: readonly Read[], policy: PaywallPolicy, now: Temporal.Instant): Read[] {
  return reads.filter((read) => isInWindow(read.openedAt, policy, now))
}
