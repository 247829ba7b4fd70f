import type { Child } from 'hono/jsx'
import type { Teaser } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { ArchiveLines, type ArchivePeriod, pathOfPeriod } from '../dates/dates.module.ts'

export type ArchiveFrontProps = {
  words: Words
  zone: string
  form: Child
  /** An empty search was sent. */
  isEmptySearch: boolean
  years: readonly ArchivePeriod[]
  today: Temporal.PlainDate
  /** Of this day in earlier years. */
  onThisDay: readonly Teaser[]
  map: Child
  countries: Child
}

/** The way into the archive: by word, by day, by year, by place. */
export function ArchiveFront(props: ArchiveFrontProps) {
  const { words, zone, form, years, today, onThisDay } = props
  return (
    <div class="list archive-front">
      <header class="list-head">
        <h1>{words.t('archive.name')}</h1>
        {form}
        {props.isEmptySearch && (
          <p class="notice" role="status">
            {words.t('search.nothingAsked')}
          </p>
        )}
      </header>
      <div class="list-items">
        {onThisDay.length > 0 && (
          <section class="archive-part" aria-labelledby="on-this-day">
            <h2 id="on-this-day">{words.t('archive.onThisDay')}</h2>
            <ArchiveLines words={words} zone={zone} items={onThisDay} withStandfirst />
          </section>
        )}
        {years.length > 0 && (
          <nav class="archive-part" aria-labelledby="years">
            <h2 id="years">{words.t('archive.years')}</h2>
            <ul class="archive-years">
              {years.map((year) => (
                <li>
                  <a href={pathOfPeriod(year)} aria-current={year.first.year === today.year ? 'date' : undefined}>
                    {words.day(year.first, 'year')}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
        )}
        {props.map && (
          <section class="archive-part archive-places" aria-labelledby="archive-map">
            <h2 id="archive-map">{words.t('archive.map')}</h2>
            <div class="archive-places-matter">
              {props.map}
              <details class="archive-countries">
                <summary>{words.t('archive.allCountries')}</summary>
                {props.countries}
              </details>
            </div>
          </section>
        )}
      </div>
    </div>
  )
}
