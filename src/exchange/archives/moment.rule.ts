/** The parts of a day, in the ways archives write one: the first pattern that fits. */
const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const MONTH = String.raw`(?<name>[a-z]{3,9})\.?`
const WEEKDAY = String.raw`(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)?`
const ORDINAL = '(?:st|nd|rd|th)?'
const DAYS = [
  String.raw`(?<year>\d{4})(?<sign>[-/.])(?<month>\d{1,2})\k<sign>(?<day>\d{1,2})`,
  String.raw`(?<year>\d{4})(?<month>\d{2})(?<day>\d{2})`,
  String.raw`(?<year>\d{4})\s*年\s*(?<month>\d{1,2})\s*月\s*(?<day>\d{1,2})\s*日`,
  String.raw`(?<day>\d{1,2})\.\s?(?<month>\d{1,2})\.\s?(?<year>\d{4})`,
  // RFC 2822, and days as people write them.
  String.raw`${WEEKDAY}(?<day>\d{1,2})${ORDINAL}[\s-]+(?:of\s+)?${MONTH},?[\s-]+(?<year>\d{4})`,
  String.raw`${WEEKDAY}${MONTH}\s+(?<day>\d{1,2})${ORDINAL},?\s+(?<year>\d{4})`,
]
const TIME = String.raw`(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?(?:\s*(?<half>[ap])\.?m\.?(?![a-z]))?`
const ZONE = String.raw`(?:(?<offset>Z|(?:UTC|GMT)?[+-]\d{1,2}(?::?\d{2})?)|(?<zone>[A-Z]{2,5}|[A-Z][a-z]+(?:/[A-Z][\w-]+)+))(?:\s*\([^()]*\)|\s+[A-Z]{2,5})?`
const WAYS = DAYS.map((day) => new RegExp(String.raw`^${day}(?:(?:[T\s]|,|\bat\b)+${TIME}\s*(?:${ZONE})?)?$`, 'i'))

/** Zones that mails and archives name by letters (RFC 2822 §4.3, and those of Europe). */
const NAMED_ZONES: Readonly<Record<string, string>> = {
  ...{ UTC: '+00:00', GMT: '+00:00', UT: '+00:00', WET: '+00:00', BST: '+01:00', CET: '+01:00', WEST: '+01:00' },
  ...{ CEST: '+02:00', EET: '+02:00', EEST: '+03:00', MSK: '+03:00', JST: '+09:00', KST: '+09:00' },
  ...{ EST: '-05:00', EDT: '-04:00', CST: '-06:00', CDT: '-05:00', MST: '-07:00', MDT: '-06:00' },
  ...{ PST: '-08:00', PDT: '-07:00' },
}

/** An instant from the ways archives write one; a day without a clock begins at midnight in the publication's zone. */
export function readMoment(value: unknown, zone: string): Temporal.Instant | undefined {
  if (typeof value !== 'string' && typeof value !== 'number') return undefined
  const text = String(value).trim()
  try {
    // Seconds, or milliseconds, since 1970; eight digits are a day.
    if (/^\d{9,10}$/.test(text)) return Temporal.Instant.fromEpochMilliseconds(Number(text) * 1000)
    if (/^\d{12,13}$/.test(text)) return Temporal.Instant.fromEpochMilliseconds(Number(text))
    for (const way of WAYS) {
      const found = way.exec(text)?.groups
      if (found) return momentOf(found, zone)
    }
  } catch {
    // No such day or time.
  }
  return undefined
}

function momentOf(found: Record<string, string | undefined>, zone: string): Temporal.Instant | undefined {
  const month = found.name ? MONTHS.indexOf(found.name.slice(0, 3).toLowerCase()) + 1 : Number(found.month)
  if (month === 0) return undefined
  const date = Temporal.PlainDate.from(
    { year: Number(found.year), month, day: Number(found.day) },
    { overflow: 'reject' },
  )
  if (found.hour === undefined) return date.toZonedDateTime(zone).toInstant()
  const { half, minute = '0', second = '0', fraction = '' } = found
  const hour = Number(found.hour)
  if (half && (hour < 1 || hour > 12)) return undefined
  const plainTime = Temporal.PlainTime.from(
    {
      hour: half ? (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0) : hour,
      minute: Number(minute),
      second: Number(second),
      millisecond: Number(fraction.slice(0, 3).padEnd(3, '0')),
    },
    { overflow: 'reject' },
  )
  return date.toZonedDateTime({ timeZone: zoneOf(found, zone), plainTime }).toInstant()
}

/** Throws where nobody knows the zone: an hour in the wrong place is no date. */
function zoneOf({ offset, zone }: Record<string, string | undefined>, own: string): string {
  if (offset) {
    const [, sign = '+', hours = '0', minutes = '00'] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(offset) ?? []
    return `${sign}${hours.padStart(2, '0')}:${minutes}`
  }
  return zone === undefined ? own : (NAMED_ZONES[zone.toUpperCase()] ?? zone)
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
