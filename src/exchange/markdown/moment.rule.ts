/** An instant from the ways archives write one; a day without a clock begins at midnight in the publication's zone. */
export function readMoment(value: unknown, zone: string): Temporal.Instant | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const match =
    /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[Tt ]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,9}))?)?\s*(Z|UTC|GMT|[+-]\d{1,2}(?::?\d{2})?)?)?$/i.exec(
      String(value).trim(),
    )
  if (!match) return undefined
  const [, year, month, day, hour, minute = '0', second = '0', fraction = '', offset] = match
  try {
    const date = Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(day) },
      { overflow: 'reject' },
    )
    if (hour === undefined) return date.toZonedDateTime(zone).toInstant()
    const time = Temporal.PlainTime.from(
      {
        hour: Number(hour),
        minute: Number(minute),
        second: Number(second),
        millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
      },
      { overflow: 'reject' },
    )
    return date.toZonedDateTime({ timeZone: offset ? offsetZone(offset) : zone, plainTime: time }).toInstant()
  } catch {
    return undefined
  }
}

const MORNING = Temporal.PlainTime.from('06:00')

/**
 * `days_ago` of the sample: nought is the morning of the first start, at six in the publication's zone, or a little
 * before now when it is not yet six. Whole days are days of the calendar, the rest are hours.
 */
export function daysAgo(days: number, now: Temporal.Instant, zone: string): Temporal.Instant {
  const local = now.toZonedDateTimeISO(zone)
  const six = local.withPlainTime(MORNING)
  const morning = Temporal.ZonedDateTime.compare(six, local) <= 0 ? six : local.subtract({ minutes: 20 })
  const whole = Math.floor(days)
  return morning
    .subtract({ days: whole })
    .subtract({ minutes: Math.round((days - whole) * 24 * 60) })
    .toInstant()
}

function offsetZone(offset: string): string {
  if (/^(?:Z|UTC|GMT)$/i.test(offset)) return 'UTC'
  const [, sign, hours = '0', minutes = '00'] = /^([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
  return `${sign}${hours.padStart(2, '0')}:${minutes}`
}
