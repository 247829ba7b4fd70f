import type { Read } from './meter.rule.ts'
import { readsInWindow } from './meter.rule.ts'
import { MAX_ALLOWANCE, type PaywallPolicy } from './policy.rule.ts'

/**
 * What a visitor's cookie says before it is signed: `1:<group>-<second>_<group>-<second>…`, numbers in base 36.
 * Nothing of the visitor is in it.
 */
const FORMAT = '1'

/** One more than any allowance: a visitor at the limit of one group fewer can never shift out what counts. */
const MAX_READS = MAX_ALLOWANCE + 1

export function writePass(reads: readonly Read[]): string {
  const kept = reads.slice(-MAX_READS)
  return `${FORMAT}:${kept.map((read) => `${read.groupId.toString(36)}-${seconds(read.openedAt).toString(36)}`).join('_')}`
}

/** The reads of a pass whose signature was right; undefined when it is of a format that we no longer write. */
export function readPass(value: string): Read[] | undefined {
  const [format, list] = value.split(':')
  if (format !== FORMAT || list === undefined) return undefined
  if (list === '') return []
  const reads: Read[] = []
  for (const entry of list.split('_')) {
    const [group, second] = entry.split('-')
    const groupId = Number.parseInt(group ?? '', 36)
    const at = Number.parseInt(second ?? '', 36)
    if (!Number.isSafeInteger(groupId) || !Number.isSafeInteger(at)) return undefined
    reads.push({ groupId, openedAt: Temporal.Instant.fromEpochMilliseconds(at * 1000) })
  }
  return reads
}

/** The pass after opening one more article; reads that no longer count are left behind. */
export function withRead(
  reads: readonly Read[],
  groupId: number,
  policy: PaywallPolicy,
  now: Temporal.Instant,
): Read[] {
  const kept = readsInWindow(reads, policy, now).filter((read) => read.groupId !== groupId)
  return [...kept, { groupId, openedAt: now }]
}

const seconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000)
