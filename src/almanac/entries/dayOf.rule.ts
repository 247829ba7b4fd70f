import type { MonthDay } from './entry.ts'

/** A year that has all of them: to write a day without one. */
const LEAP_YEAR = 2000

/** The day on a calendar; without a year in one that has a 29 February. */
export function dayOf({ month, day, year = LEAP_YEAR }: MonthDay & { year?: number }): Temporal.PlainDate {
  return new Temporal.PlainDate(year, month, day)
}
