import type { Words } from '../../design/words/words.ts'

/** Beyond, a day without its year could be either's. */
const SAME_YEAR_HOURS = 24 * 300

/** An instant as narrow as it can be said: the hour alone for today, day and hour for this year, else the day. */
export function deskTime(words: Words, at: Temporal.Instant, now: Temporal.Instant, zone: string): string {
  const day = (instant: Temporal.Instant) => instant.toZonedDateTimeISO(zone).toPlainDate()
  if (day(at).equals(day(now))) return words.date(at, zone, 'time')
  return words.date(at, zone, Math.abs(at.since(now).total('hours')) < SAME_YEAR_HOURS ? 'dayTime' : 'medium')
}
