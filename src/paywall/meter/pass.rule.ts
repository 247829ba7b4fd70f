import { MAX_ALLOWANCE } from './allowance.rule.ts'
import type { Read } from './meter.rule.ts'
import { readsInWindow } from './meter.rule.ts'
import type { PaywallPolicy } from './policy.rule.ts'

/**
 * What a visitor's cookie says before it is signed: `1:<group>-<second>_<group>-<second>-<pool>…`, numbers in base 36,
 * the pool only where the read counted in one. Nothing of the visitor is in it.
 */
const FORMAT = '1'

/** How long a browser keeps its pass: longer than any window, and as long as browsers keep a cookie. */
export const PASS_COOKIE_SECONDS = 400 * 24 * 3600

/** One more than any allowance: a visitor at the limit of one group fewer can never shift out what counts. */
const MAX_READS = MAX_ALLOWANCE + 1

export function writePass(reads: readonly Read[]): string {
  const kept = reads.slice(-MAX_READS)
  return `${FORMAT}:${kept.map(written).join('_')}`
}

function written({ groupId, openedAt, poolId }: Read): string {
  const numbers = [groupId, seconds(openedAt), ...(poolId === undefined ? [] : [poolId])]
  return numbers.map((number) => number.toString(36)).join('-')
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
    end = next === -1 ? value.length : next
    const last = value.lastIndexOf('-', end)
    const pooled = last > dash
    const groupId = base36(value, from, dash)
    const at = base36(value, dash + 1, pooled ? last : end)
    const poolId = pooled ? base36(value, last + 1, end) : undefined
    if (groupId === undefined || at === undefined || at > LAST_SECOND) return undefined
    if (pooled && poolId === undefined) return undefined
    const openedAt = Temporal.Instant.fromEpochMilliseconds(at * 1000)
    reads.push(poolId === undefined ? { groupId, openedAt } : { groupId, openedAt, poolId })
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
export function withRead(reads: readonly Read[], opened: Read, policy: PaywallPolicy): Read[] {
  const kept = readsInWindow(reads, policy, opened.openedAt).filter((read) => read.groupId !== opened.groupId)
  return [...kept, opened]
}

const seconds = (instant: Temporal.Instant) => Math.floor(instant.epochMilliseconds / 1000)
