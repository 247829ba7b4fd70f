import type { Refusal } from './ads.ts'
import type { Token } from './token.rule.ts'

/** What somebody told us, as far as it could be judged without the database. */
export type Told = {
  event: 'choose' | 'seen' | 'click'
  token: Token | undefined
  /** It will not be counted, whatever the database says. */
  refused: Refusal | undefined
}

/** The leased blocks that were told of, locked. */
export type LeaseRow = {
  id: number
  campaignId: number
  size: number
  seen: Buffer
  clicked: Buffer
  closesAt: Temporal.Instant
}

export type Judged = Told & { outcome: 'counted' | Refusal }

/**
 * What counts of all that was told at once; each impression is seen once and clicked once. The bits of `leases` are those
 * after it: they are set in place.
 */
export function judgeEvents(
  told: readonly Told[],
  leases: ReadonlyMap<number, LeaseRow>,
  now: Temporal.Instant,
): Judged[] {
  return told.map((one) => ({ ...one, outcome: judge(one, leases, now) }))
}

function judge({ event, token, refused }: Told, leases: ReadonlyMap<number, LeaseRow>, now: Temporal.Instant) {
  if (refused) return refused
  if (token === undefined) return 'forged'
  if (token.kind === 'letter') return event === 'click' ? 'counted' : 'forged'
  const lease = leases.get(token.leaseId)
  const isOpen =
    lease !== undefined &&
    lease.campaignId === token.campaignId &&
    token.number < lease.size &&
    Temporal.Instant.compare(now, lease.closesAt) < 0
  if (!isOpen) return 'old'
  return setBit(event === 'click' ? lease.clicked : lease.seen, token.number) ? 'counted' : 'twice'
}

/** False where it was set. */
function setBit(bits: Buffer, number: number): boolean {
  const at = number >> 3
  const mask = 1 << (number & 7)
  const byte = bits[at] ?? 0
  bits[at] = byte | mask
  return (byte & mask) === 0
}
