import type { Words } from '../../design/words/words.ts'
import { dayOf, type MonthDay } from '../entries/entries.module.ts'

export type LeafDateProps = { words: Words; day: MonthDay; year?: number | undefined }

/** The day large, the year below it digit by digit; whoever listens hears it as a date. */
export function LeafDate({ words, day, year }: LeafDateProps) {
  const date = dayOf(day)
  const said = year === undefined ? words.day(date, 'dayMonth') : words.day(dayOf({ ...day, year }), 'long')
  return (
    <>
      <span class="visually-hidden">{said}</span>
      <span class="leaf-month" aria-hidden="true">
        {words.day(date, 'month')}
      </span>
      <span class="leaf-number" aria-hidden="true">
        {words.day(date, 'dayOfMonth')}
      </span>
      {year !== undefined && (
        <span class="leaf-year" aria-hidden="true">
          {[...words.day(dayOf({ ...day, year }), 'year')].map((digit) => (
            <span>{digit}</span>
          ))}
        </span>
      )}
    </>
  )
}
