import type { Money } from '../../platform/money.ts'
import type { Placement } from './campaign.ts'

export type NoticeSettings = {
  /** All bookings are paused since then. */
  pausedAt: Temporal.Instant | undefined
  /** What `/ads.txt` says besides what Dateline writes itself. */
  adsTxt: string
  /** Whom advertisers write to; empty: the publication's own address. */
  contact: string
}

export const RATE_UNITS = ['thousand', 'day', 'week', 'letter'] as const

/** A line of the rate card. */
export type Rate = { placement: Placement; price: Money; per: (typeof RATE_UNITS)[number]; note: string }
