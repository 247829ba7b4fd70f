import { addMonths } from '../../platform/calendar.ts'

/** The day of the charge after the first one: a month or a year on, at month ends the last day. */
export function renewsOn(firstCharge: Temporal.Instant, interval: 'month' | 'year', zone: string): Temporal.PlainDate {
  return addMonths(firstCharge, interval === 'month' ? 1 : 12, zone)
    .toZonedDateTimeISO(zone)
    .toPlainDate()
}
