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
  if (!value.startsWith(`${FORMAT}:`)) return undefined
  const reads: Read[] = []
  let end = FORMAT.length
  while (end < value.length - 1) {
    const from = end + 1
    const dash = value.indexOf('-', from)
    const next = value.indexOf('_', from)
    end = next < 0 ? value.length : next
    const groupId = base36(value, from, dash)
    const at = base36(value, dash + 1, end)
    if (groupId === undefined || at === undefined || at > LAST_SECOND) return undefined
    reads.push({ groupId, openedAt: Temporal.Instant.fromEpochMilliseconds(at * 1000) })
  }
  return reads
}

/** The last second of Temporal's time. */
const LAST_SECOND = 8_640_000_000_000

/** What `parseInt` would say of this part, without cutting it out: this runs for every article a visitor asks for. */
function base36(text: string, from: number, to: number): number | undefined {
  if (to <= from) return undefined
  let number = 0
  for (let at = from; at < to; at++) {
    const code = text.charCodeAt(at)
    const digit = code >= 48 && code <= 57 ? code - 48 : code >= 97 && code <= 122 ? code - 87 : Number.NaN
    number = number * 36 + digit
  }
  return Number.isSafeInteger(number) ? number : undefined
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
