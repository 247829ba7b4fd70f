/** Before the newsroom's first meeting. */
const MORNING = Temporal.PlainTime.from('08:00')

/** The morning before the day on which something is due, in the zone; undefined where that has gone by. */
export function remindAt(due: Temporal.Instant, now: Temporal.Instant, zone: string): Temporal.Instant | undefined {
  const day = due.toZonedDateTimeISO(zone).toPlainDate()
  const morning = day.subtract({ days: 1 }).toZonedDateTime({ timeZone: zone, plainTime: MORNING }).toInstant()
  return Temporal.Instant.compare(morning, now) > 0 ? morning : undefined
}
