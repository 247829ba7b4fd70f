import { dueOnAnyDay, nextInstalment, type Schedule } from '../../letters/newsletters/newsletters.module.ts'
import type { MagazineSettings } from './issue.ts'

export type PlannedIssue = { day: string; appearsAt: Temporal.Instant; proposeAt: Temporal.Instant }

/** The magazine comes as a weekly letter does: at its hour exactly once, also where the clocks change. */
const asSchedule = ({ weekday, hour }: Pick<MagazineSettings, 'weekday' | 'hour'>): Schedule =>
  ({ every: 'weekly', weekday, hour, atReadersHour: false, zone: undefined, approval: undefined }) as Schedule

type When = Pick<MagazineSettings, 'weekday' | 'hour' | 'aheadHours'>

/** The first issue that is to be proposed after an instant. */
export function nextIssue(settings: When, after: Temporal.Instant, zone: string): PlannedIssue {
  const ahead = { hours: settings.aheadHours }
  let looked = after
  for (;;) {
    const { day, due, composeAt } = nextInstalment(asSchedule(settings), looked, zone)
    const proposeAt = due.subtract(ahead)
    if (Temporal.Instant.compare(proposeAt, after) > 0) return { day: day.toString(), appearsAt: due, proposeAt }
    looked = composeAt
  }
}

/** The next issue that has not come yet, whether or not it was to be proposed before. */
export function comingIssue(settings: When, now: Temporal.Instant, zone: string): PlannedIssue {
  return nextIssue(settings, now.subtract({ hours: settings.aheadHours }), zone)
}

/** The issue of a day on which the magazine may not come otherwise. */
export function issueOn(settings: When, day: string, zone: string): PlannedIssue {
  const { due } = dueOnAnyDay(asSchedule(settings), Temporal.PlainDate.from(day), zone)
  return { day, appearsAt: due, proposeAt: due.subtract({ hours: settings.aheadHours }) }
}
