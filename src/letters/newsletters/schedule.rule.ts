import { later } from '../../platform/calendar.ts'
import type { Newsletter } from './newsletter.ts'

type Instant = Temporal.Instant
type Day = Temporal.PlainDate

export type Schedule = Pick<Newsletter, 'every' | 'weekday' | 'hour' | 'zone' | 'atReadersHour' | 'approval'>

/** Where a day begins first: a letter that comes at each reader's own hour has to be there when it is that hour here. */
const EARLIEST_ZONE = 'Pacific/Kiritimati'

/** Enough to gather what is new, to draw it and to look at it, and no more. */
const COMPOSE_AHEAD = { minutes: 10 }

/** Whether a newsletter has a letter of this day. */
export function hasLetterOn({ every, weekday }: Pick<Schedule, 'every' | 'weekday'>, day: Day): boolean {
  switch (every) {
    case 'daily':
      return true
    case 'weekdays':
      return day.dayOfWeek <= 5
    case 'weekly':
      return day.dayOfWeek === (weekday ?? 1)
  }
}

/** When the letter of a day is due in a zone; undefined: the zone has no such day, or the newsletter no letter of it. */
export function dueOn(
  schedule: Pick<Schedule, 'every' | 'weekday' | 'hour'>,
  day: Day,
  zone: string,
): Instant | undefined {
  return hasLetterOn(schedule, day) ? hourOn(schedule.hour, day, zone) : undefined
}

/**
 * An hour of a day, exactly once: one that the clocks skip comes as much later as they skip; of one that comes twice, the
 * first. undefined: the zone has no such day (Apia, 30 December 2011).
 */
function hourOn(hour: string, day: Day, zone: string): Instant | undefined {
  if (!day.toZonedDateTime(zone).toPlainDate().equals(day)) return undefined
  const wall = day.toPlainDateTime(Temporal.PlainTime.from(hour))
  const due = wall.toZonedDateTime(zone)
  if (due.toPlainDate().equals(day)) return due.toInstant()
  // The clocks skip from this hour into the next day.
  return wall.toZonedDateTime(zone, { disambiguation: 'earlier' }).toInstant()
}

/** When the first of its readers is to have the letter of this day. */
export function firstDue(schedule: Schedule, day: Day, publicationZone: string): Instant | undefined {
  const zone = schedule.zone ?? publicationZone
  if (!schedule.atReadersHour) return dueOn(schedule, day, zone)
  // In the newsletter's own zone there has to be such a day, or the letter would have no date.
  return dueOn(schedule, day, zone) && dueOn(schedule, day, EARLIEST_ZONE)
}

/** When a reader in this zone is to have the letter of a day; never before it is there. */
export function dueForReader(
  { atReadersHour, hour }: Pick<Schedule, 'atReadersHour' | 'hour'>,
  day: Day,
  readerZone: string,
  first: Instant,
): Instant {
  const own = atReadersHour ? hourOn(hour, day, readerZone) : undefined
  return own ? later(first, own) : first
}

export type Instalment = {
  day: Day
  due: Instant
  /** When it is put together. */
  composeAt: Instant
}

/** The first letter that is to be put together after this instant. */
export function nextInstalment(schedule: Schedule, after: Instant, publicationZone: string): Instalment {
  const zone = schedule.zone ?? publicationZone
  let day = after.toZonedDateTimeISO(zone).toPlainDate()
  // A week and what the zones and a day that there never was may shift.
  for (let looked = 0; looked < 12; looked++, day = day.add({ days: 1 })) {
    const due = firstDue(schedule, day, publicationZone)
    if (!due) continue
    const composeAt = composeBefore(schedule, due, zone)
    if (Temporal.Instant.compare(composeAt, after) > 0) return { day, due, composeAt }
  }
  throw new Error(`no letter of ${schedule.every} within twelve days`)
}

/** When the letter of a day goes that somebody wrote, whether or not its newsletter has one of that day. */
export function dueOnAnyDay(schedule: Schedule, day: Day, publicationZone: string): Omit<Instalment, 'day'> {
  const zone = schedule.zone ?? publicationZone
  const due = firstDue({ ...schedule, every: 'daily' }, day, publicationZone) ?? day.toZonedDateTime(zone).toInstant()
  return { due, composeAt: composeBefore(schedule, due, zone) }
}

/** Some minutes before it is due; where somebody is to see it first, when they are to see it. */
function composeBefore({ approval }: Pick<Schedule, 'approval'>, due: Instant, zone: string): Instant {
  if (approval === undefined) return due.subtract(COMPOSE_AHEAD)
  const day = due.toZonedDateTimeISO(zone).toPlainDate()
  const at = (of: Day) => of.toPlainDateTime(Temporal.PlainTime.from(approval)).toZonedDateTime(zone).toInstant()
  const sameDay = at(day)
  return Temporal.Instant.compare(sameDay, due) < 0 ? sameDay : at(day.subtract({ days: 1 }))
}
