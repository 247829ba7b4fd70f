import { addDays, type CalendarUnit, startOfUnit } from '../../platform/calendar.ts'
import type { Pool } from './pool.rule.ts'

export type MeterWindow = { kind: 'rolling'; days: number } | { kind: 'calendar'; unit: CalendarUnit }

export type PaywallPolicy = {
  /** How many articles a visitor may open in each window. */
  allowance: number
  /** How many more a reader with an account may open; with one, a visitor at the limit is asked to register first. */
  registeredBonus: number
  /** In the publisher's order; the first that an article is in decides where it counts. */
  pools: readonly Pool[]
  window: MeterWindow
  /** Older than this many days: for subscribers. */
  archiveAfterDays: number | undefined
  /** How many articles all visitors of one network may open in a day, whatever their passes say. */
  networkCap: number | undefined
  /** Whether search engines that have proven who they are read everything. */
  crawlers: boolean
  /** For how many days after it was sent, and in how many browsers, what a letter names opens by its links. */
  letterPasses: { days: number; browsers: number } | undefined
  /** Whether what is opened so counts like what is opened otherwise. It opens either way. */
  letterPassesCount: boolean
  /** Free for everybody in the first hours after publication. */
  freeForHours: number | undefined
  /** The publication's: whose midnight and whose wall time are meant. */
  zone: string
  /** Counts up with every change; stored with decisions. */
  version: number
}

export function windowInText(window: MeterWindow): string {
  return window.kind === 'rolling' ? `rolling:${window.days}d` : `calendar:${window.unit}`
}

export function parseWindow(text: string): MeterWindow | undefined {
  const rolling = /^rolling:(\d{1,3})d$/.exec(text)
  if (rolling) {
    const days = Number(rolling[1])
    return days >= 1 && days <= 366 ? { kind: 'rolling', days } : undefined
  }
  const calendar = /^calendar:(day|week|month)$/.exec(text)
  return calendar ? { kind: 'calendar', unit: calendar[1] as CalendarUnit } : undefined
}

const DAY_MS = 86_400_000 // equivalent: a millisecond more or less is far within the slack
/** More than any clock change; a zone has once left out a whole day (Samoa, 30 December 2011). */
const SLACK_DAYS = 2

/** Whether a read at `openedAt` still counts: a rolling one ends N days later at the same wall time. */
export function isInWindow(openedAt: Temporal.Instant, policy: PaywallPolicy, now: Temporal.Instant): boolean {
  const { window, zone } = policy
  switch (window.kind) {
    case 'rolling': {
      // Clock changes move the end by hours at most; only near it is the calendar asked, which is expensive.
      const days = (now.epochMilliseconds - openedAt.epochMilliseconds) / DAY_MS
      // equivalent: whatever is not answered here the calendar answers alike
      if (days < window.days - SLACK_DAYS) return true
      // equivalent: as above
      if (days > window.days + SLACK_DAYS) return false
      return Temporal.Instant.compare(now, addDays(openedAt, window.days, zone)) < 0
    }
    case 'calendar':
      return Temporal.Instant.compare(openedAt, startOfUnit(window.unit, now, zone)) >= 0
  }
}

/** No read before this instant can count now; a read after it may. For selecting candidates. */
export function earliestCounting(policy: PaywallPolicy, now: Temporal.Instant): Temporal.Instant {
  const { window, zone } = policy
  if (window.kind === 'calendar') return startOfUnit(window.unit, now, zone)
  // `isInWindow` decides.
  return now.subtract({ hours: 24 * (window.days + SLACK_DAYS) })
}
