import type { Placement } from '../campaigns/campaigns.module.ts'
import { PLACEMENTS } from '../campaigns/campaigns.module.ts'

/** What a token says, once its signature is right. */
export type Token =
  | { kind: 'impression'; campaignId: number; leaseId: number; number: number; placement: Placement; servedMs: number }
  /** Of a letter: the same for all who got it. */
  | { kind: 'letter'; campaignId: number }

/** A notice is seen when half of it was visible for a second; clocks of two machines may differ by a little. */
const LEAST_MS = 900

export function writeToken(token: Token): string {
  if (token.kind === 'letter') return `l-${token.campaignId.toString(36)}`
  const { campaignId, leaseId, number, placement, servedMs } = token
  const numbers = [campaignId, leaseId, number, PLACEMENTS.indexOf(placement), servedMs]
  return `i-${numbers.map((one) => one.toString(36)).join('-')}`
}

/** undefined: it says nothing of ours. */
export function readToken(text: string): Token | undefined {
  const [kind, ...rest] = text.split('-')
  const numbers = rest.map((one) => (/^[0-9a-z]{1,11}$/.test(one) ? Number.parseInt(one, 36) : Number.NaN))
  if (numbers.some((one) => !Number.isSafeInteger(one))) return undefined
  const [campaignId = 0, leaseId = 0, number = 0, place = -1, servedMs = 0] = numbers
  if (kind === 'l' && numbers.length === 1) return { kind: 'letter', campaignId }
  const placement = PLACEMENTS[place]
  if (kind !== 'i' || numbers.length !== 5 || placement === undefined) return undefined
  return { kind: 'impression', campaignId, leaseId, number, placement, servedMs }
}

/** Nobody can have seen it by then. */
export const isEarly = (servedMs: number, now: Temporal.Instant): boolean => now.epochMilliseconds < servedMs + LEAST_MS
