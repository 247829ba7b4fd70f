/**
 * All calendar arithmetic of windows and periods. Instants in, instants out; the zone says whose midnight and
 * whose months are meant.
 */
type Instant = Temporal.Instant

/** `2026-01-31` plus one month is `2026-02-28`: Temporal constrains to the month's last day, as payment providers do. */
export function addMonths(start: Instant, months: number, zone: string): Instant {
  return start.toZonedDateTimeISO(zone).add({ months }).toInstant()
}

/** The same wall time N days later, which is 23 or 25 hours away per clock change. */
export function addDays(start: Instant, days: number, zone: string): Instant {
  return start.toZonedDateTimeISO(zone).add({ days }).toInstant()
}

export function subtractDays(end: Instant, days: number, zone: string): Instant {
  return end.toZonedDateTimeISO(zone).subtract({ days }).toInstant()
}

export type CalendarUnit = 'day' | 'week' | 'month'

/** When the day, the week (from Monday) or the month in which `now` lies began in this zone. */
export function startOfUnit(unit: CalendarUnit, now: Instant, zone: string): Instant {
  const day = now.toZonedDateTimeISO(zone).startOfDay()
  return beginningOf(day, unit).toInstant()
}

/** `2026-11-23` in the zone. */
export function dateIn(instant: Instant, zone: string): string {
  return instant.toZonedDateTimeISO(zone).toPlainDate().toString()
}

const DURATION = /^(\d{1,5})(s|m|h|d|w)$/

/**
 * `2026-11-30`; undefined for what is no day. Of the years 1 to 9998: the database writes those before and after in another
 * way, and a zone may lead a day on into the next year.
 */
export function readDay(said: string): Temporal.PlainDate | undefined {
  if (!/^(?!0000|9999)\d{4}-\d{2}-\d{2}$/.test(said)) return undefined
  try {
    return Temporal.PlainDate.from(said, { overflow: 'reject' })
  } catch {
    return undefined
  }
}

/** `12h`, `31d`: what a person types. Days are 24 hours here, since they move a clock and not a calendar. */
export function parseDuration(text: string): Temporal.Duration | undefined {
  const match = DURATION.exec(text)
  if (!match) return undefined
  const count = Number(match[1])
  switch (match[2]) {
    case 's':
      return Temporal.Duration.from({ seconds: count })
    case 'm':
      return Temporal.Duration.from({ minutes: count })
    case 'h':
      return Temporal.Duration.from({ hours: count })
    case 'd':
      return Temporal.Duration.from({ hours: count * 24 })
    default:
      return Temporal.Duration.from({ hours: count * 24 * 7 })
  }
}

export function isZone(name: string): boolean {
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name)
    return /^(UTC|[A-Za-z_]+\/[A-Za-z_/+-]+)$/.test(name)
  } catch {
    return false
  }
}

export const earlier = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) <= 0 ? a : b)
export const later = (a: Instant, b: Instant): Instant => (Temporal.Instant.compare(a, b) >= 0 ? a : b)

/** Asked for every article that anybody opens: milliseconds nearly always decide, at a tenth of the price of comparing. */
export function isBefore(a: Instant, b: Instant): boolean {
  const ms = a.epochMilliseconds - b.epochMilliseconds
  return ms === 0 ? Temporal.Instant.compare(a, b) < 0 : ms < 0
}

function beginningOf(day: Temporal.ZonedDateTime, unit: CalendarUnit): Temporal.ZonedDateTime {
  switch (unit) {
    case 'day':
      return day
    case 'week':
      return day.subtract({ days: day.dayOfWeek - 1 }).startOfDay()
    case 'month':
      return day.with({ day: 1 }).startOfDay()
  }
}
