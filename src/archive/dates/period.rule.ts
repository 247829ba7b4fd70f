/** A year, a month or a day of the archive: how long it is, and its first day. */
export type ArchivePeriod = { unit: 'year' | 'month' | 'day'; first: Temporal.PlainDate }

export const ARCHIVE_PATH = '/archive'

/** Years that the archive's first page looks at: more than any newspaper has. */
const MOST_YEARS = 300

/** From the pieces of an address; `isForm`: they are written as we write them. undefined: there is no such date. */
export function readPeriod(pieces: {
  year: string
  month?: string | undefined
  day?: string | undefined
}): { period: ArchivePeriod; isForm: boolean } | undefined {
  const unit = pieces.day !== undefined ? 'day' : pieces.month !== undefined ? 'month' : 'year'
  const { year, month = '1', day = '1' } = pieces
  // After 9999 no year has an address.
  if (!/^[1-9]\d{3}$/.test(year) || year === '9999' || !/^\d{1,2}$/.test(month) || !/^\d{1,2}$/.test(day))
    return undefined
  try {
    const numbers = { year: Number(year), month: Number(month), day: Number(day) }
    const period: ArchivePeriod = { unit, first: Temporal.PlainDate.from(numbers, { overflow: 'reject' }) }
    const said = [year, pieces.month, pieces.day].filter((piece) => piece !== undefined)
    return { period, isForm: pathOfPeriod(period) === `${ARCHIVE_PATH}/${said.join('/')}` }
  } catch {
    return undefined
  }
}

/** /archive/2026, /archive/2026/03, /archive/2026/03/05. */
export function pathOfPeriod({ unit, first }: ArchivePeriod): string {
  const pieces = first.toString().split('-')
  return `${ARCHIVE_PATH}/${pieces.slice(0, unit === 'year' ? 1 : unit === 'month' ? 2 : 3).join('/')}`
}

/** By the calendar of the zone: from its first moment to the first that is no longer of it. */
export function boundsOf({ unit, first }: ArchivePeriod, zone: string) {
  const next = first.add({ [`${unit}s`]: 1 })
  return { from: startOf(first, zone), until: startOf(next, zone) }
}

const startOf = (day: Temporal.PlainDate, zone: string) => day.toZonedDateTime({ timeZone: zone }).toInstant()

/** The period of this length in which something was published. */
export function periodAround(published: Temporal.Instant, unit: ArchivePeriod['unit'], zone: string): ArchivePeriod {
  const day = published.toZonedDateTimeISO(zone).toPlainDate()
  if (unit === 'year') return { unit, first: day.with({ month: 1, day: 1 }) }
  return { unit, first: unit === 'month' ? day.with({ day: 1 }) : day }
}

/** What it is a part of; a year of nothing. */
export function partOf({ unit, first }: ArchivePeriod): ArchivePeriod | undefined {
  if (unit === 'day') return { unit: 'month', first: first.with({ day: 1 }) }
  return unit === 'month' ? { unit: 'year', first: first.with({ month: 1 }) } : undefined
}

export const monthsOf = (year: Temporal.PlainDate): ArchivePeriod[] =>
  Array.from({ length: 12 }, (_, month) => ({ unit: 'month', first: year.add({ months: month }) }))

export const daysOf = (month: Temporal.PlainDate): ArchivePeriod[] =>
  Array.from({ length: month.daysInMonth }, (_, day) => ({ unit: 'day', first: month.add({ days: day }) }))

/** From that of the newest article back to that of the oldest. */
export function yearsBetween(
  { newest, oldest }: { newest: Temporal.Instant; oldest: Temporal.Instant },
  zone: string,
): ArchivePeriod[] {
  const { first } = periodAround(newest, 'year', zone)
  const years = first.year - periodAround(oldest, 'year', zone).first.year + 1
  const length = Math.min(MOST_YEARS, Math.max(0, years))
  return Array.from({ length }, (_, back) => ({ unit: 'year', first: first.subtract({ years: back }) }))
}

/** This day in earlier years, the latest first; the 29th of February only where there was one. */
export function sameDayBefore(today: Temporal.PlainDate, oldest: Temporal.Instant, zone: string): ArchivePeriod[] {
  const since = oldest.toZonedDateTimeISO(zone).year
  const length = Math.min(MOST_YEARS, Math.max(0, today.year - since))
  return Array.from({ length }, (_, back) => today.subtract({ years: back + 1 }))
    .filter((day) => day.day === today.day)
    .map((first) => ({ unit: 'day', first }))
}
