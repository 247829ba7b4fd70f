import type { DueSpan } from './articleSearch.rule.ts'

/** From when until before when something is due: half open, `from` undefined: however long ago. */
export type Span = { from: Temporal.Instant | undefined; until: Temporal.Instant }

/** Days are those of the zone; a week is the seven days that begin today. What was due earlier today is due today, too. */
export function dueSpan(asked: DueSpan, now: Temporal.Instant, zone: string): Span {
  const today = now.toZonedDateTimeISO(zone).toPlainDate()
  const begins = (days: number) => today.add({ days }).toZonedDateTime(zone).toInstant()
  switch (asked) {
    case 'overdue':
      return { from: undefined, until: now }
    case 'today':
      return { from: begins(0), until: begins(1) }
    case 'tomorrow':
      return { from: begins(1), until: begins(2) }
    case 'week':
      return { from: begins(0), until: begins(7) }
  }
}
