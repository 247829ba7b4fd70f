import type { MonthDay } from './entry.ts'

/** What every process remembers of the almanac. */
export type Almanac = {
  /** Days that have something to show, from 1 January on. */
  days(): readonly MonthDay[]
  /** Centuries that have, the latest first: 19 begins in 1801. */
  centuries(): readonly number[]
  /** Of those two: another one exactly when one of them is. */
  version(): string
  /** Another one whenever an entry of the day, or any entry at all, may have changed: part of the key of what shows it. */
  versionOf(day: MonthDay | 'any'): string
  /** The day in the publication's zone. */
  today(): Today
  /** Read again what others may have changed; announced changes do this by themselves. */
  reload(): Promise<void>
}

export type Today = {
  day: MonthDay
  date: Temporal.PlainDate
  /** Of the day and of what it shows. */
  version: string
  /** Whole seconds until it is over: whatever shows it may be kept no longer. */
  secondsLeft: number
}
