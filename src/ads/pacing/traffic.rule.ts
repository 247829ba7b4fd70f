import { dateIn } from '../../platform/calendar.ts'

/** How many slots are asked for in each hour of a week, from Monday at midnight, in the publication's zone. */
export type Profile = readonly number[]

/** So far back the same weekday and hour is looked at. */
export const TRAFFIC_WEEKS = 4
const HOURS = 24 * 7

/** The mean of each hour of the week since counting began, at most four weeks. What was never counted is as usual. */
export function profileOf(
  rows: readonly { hour: Temporal.Instant; asked: number }[],
  now: Temporal.Instant,
  zone: string,
): Profile {
  const asked = new Map(rows.map((row) => [row.hour.epochMilliseconds, row.asked]))
  const thisHour = now.round({ smallestUnit: 'hour', roundingMode: 'floor' })
  const earliest = thisHour.subtract({ hours: HOURS * TRAFFIC_WEEKS }).epochMilliseconds
  const first = Math.max(earliest, Math.min(thisHour.epochMilliseconds, ...asked.keys()))
  const sums = new Array<number>(HOURS).fill(0)
  const times = new Array<number>(HOURS).fill(0)
  for (let ms = first; ms < thisHour.epochMilliseconds; ms += 3_600_000) {
    const { dayOfWeek, hour } = Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone)
    const slot = (dayOfWeek - 1) * 24 + hour
    sums[slot] = (sums[slot] ?? 0) + (asked.get(ms) ?? 0)
    times[slot] = (times[slot] ?? 0) + 1
  }
  const known = sums.map((sum, slot) => (times[slot] ? sum / times[slot] : undefined))
  const counted = known.filter((one) => one !== undefined)
  const usual = counted.reduce((sum, one) => sum + one, 0) / (counted.length || 1) || 1
  // Where nobody has come at all so far, one hour is as good as another.
  if (counted.every((one) => one === 0)) return known.map(() => 1)
  return known.map((one) => one ?? usual)
}

/**
 * Of all that is expected between two days, both included, the part that is expected until now: what a booking should
 * have been delivered of. Hours are those of the wall clock; that one is missing or twice on two days a year moves it by less than anybody sees.
 */
export function expectedShare(
  flight: { startsOn: string; endsOn: string },
  profile: Profile,
  now: Temporal.Instant,
  zone: string,
): number {
  const today = dateIn(now, zone)
  if (today < flight.startsOn) return 0
  if (today > flight.endsOn) return 1
  const first = Temporal.PlainDate.from(flight.startsOn)
  const all = sumOfDays(profile, first, first.until(flight.endsOn).days + 1)
  if (all === 0) return 1
  const before = sumOfDays(profile, first, first.until(today).days)
  const { dayOfWeek, hour, minute, second } = now.toZonedDateTimeISO(zone)
  const start = (dayOfWeek - 1) * 24
  const ofToday =
    sum(profile.slice(start, start + hour)) + ((profile[start + hour] ?? 0) * (minute * 60 + second)) / 3_600
  return (before + ofToday) / all
}

function sumOfDays(profile: Profile, first: Temporal.PlainDate, days: number): number {
  const ofDay = (weekday: number) => sum(profile.slice(weekday * 24, weekday * 24 + 24))
  const rest = Array.from({ length: days % 7 }, (_, index) => ofDay((first.dayOfWeek - 1 + index) % 7))
  return Math.floor(days / 7) * sum(profile) + sum(rest)
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0)
