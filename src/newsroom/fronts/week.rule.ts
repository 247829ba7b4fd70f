/** A report, as far as its day decides where it stands. */
type Dated = { published: Temporal.Instant }

const DAYS = 7

/** How many days ago it was published, by the publication's calendar: 0 is today, or what was dated ahead of it. */
function daysAgo({ published }: Dated, { today, zone }: { today: Temporal.PlainDate; zone: string }): number {
  const day = published.toZonedDateTimeISO(zone).toPlainDate()
  return Math.max(0, day.until(today, { largestUnit: 'day' }).days)
}

export function isToday(report: Dated, calendar: { today: Temporal.PlainDate; zone: string }): boolean {
  return daysAgo(report, calendar) === 0
}

/** Today's and those of the six days before. */
export function isOfWeek(report: Dated, calendar: { today: Temporal.PlainDate; zone: string }): boolean {
  return daysAgo(report, calendar) < DAYS
}
