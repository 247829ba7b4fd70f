import type { Words } from '../../design/words/words.ts'
import { type ArchivePeriod, pathOfPeriod } from './period.rule.ts'

export type CalendarDay = { period: ArchivePeriod; isEmpty: boolean }

const WEEK = 7

/** A month's days in their weeks, as the language begins them; those on which something was published lead to it. */
export function Calendar({ words, days }: { words: Words; days: readonly CalendarDay[] }) {
  const [first] = days
  if (!first) return null
  const beginning = firstDayOfWeek(words.locale)
  const column = ((first.period.first.dayOfWeek - beginning + WEEK) % WEEK) + 1
  const week = Array.from({ length: WEEK }, (_, at) => first.period.first.add({ days: at - column + 1 }))
  return (
    <nav class="calendar" aria-label={words.t('archive.days')}>
      <ol class="calendar-week" aria-hidden="true">
        {week.map((day) => (
          <li>{words.day(day, 'weekdayName')}</li>
        ))}
      </ol>
      <ol class={`calendar-days calendar-from-${column}`}>
        {days.map(({ period, isEmpty }) => (
          <li>
            {isEmpty ? (
              words.number(period.first.day)
            ) : (
              <a href={pathOfPeriod(period)} aria-label={words.day(period.first, 'long')}>
                {words.number(period.first.day)}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** 1 is Monday. Unicode knows it of every language; TypeScript does not know yet that the runtime does. */
function firstDayOfWeek(locale: string): number {
  const known = new Intl.Locale(locale) as Intl.Locale & { getWeekInfo?(): { firstDay: number } }
  return known.getWeekInfo?.().firstDay ?? 1
}
