import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { dayOf } from './dayOf.rule.ts'
import type { AlmanacEntry } from './entry.ts'
import { pathOfDay } from './monthDay.rule.ts'

export type EntryLinesProps = { words: Words; entries: readonly AlmanacEntry[]; heading: string; id: string }

/** Entries by their dates and headlines, each with the way to its leaf. */
export function EntryLines({ words, entries, heading, id }: EntryLinesProps) {
  if (entries.length === 0) return null
  return (
    <section class="entry-lines" aria-labelledby={id}>
      <h2 id={id}>{heading}</h2>
      <ol>
        {entries.map((entry) => (
          <li>
            <p class="entry-line-date">
              <span class="entry-line-year">{words.day(dayOf(entry), 'year')}</span>{' '}
              <span>{words.day(dayOf(entry), 'dayMonth')}</span>
            </p>
            <p class="entry-line-headline" {...foreignLanguage(entry.language, words)}>
              <a href={`${pathOfDay(entry)}#entry-${entry.id}`}>{entry.headline}</a>
            </p>
            {entry.place && <p class="entry-line-place">{entry.place.city ?? words.country(entry.place.country)}</p>}
          </li>
        ))}
      </ol>
    </section>
  )
}
