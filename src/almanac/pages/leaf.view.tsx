import type { Child } from 'hono/jsx'
import { foreignLanguage } from '../../design/words/foreignLanguage.ts'
import type { Words } from '../../design/words/words.ts'
import { ALMANAC_PATH, byCentury, dayOf, type MonthDay, pathOfCentury, pathOfDay } from '../entries/entries.module.ts'
import { LeafDate } from './leafDate.view.tsx'
import type { LeafFacts, Neighbor } from './leafFacts.ts'
import { Sources } from './sources.view.tsx'

export type LeafPageProps = {
  words: Words
  day: MonthDay
  /** On the page that is today's: the whole date of today. */
  today?: Temporal.PlainDate | undefined
  lead: LeafFacts | undefined
  others: readonly LeafFacts[]
  /** Where it was, or a picture of it. */
  map?: Child
  previous: Neighbor
  next: Neighbor
  centuries: readonly number[]
  /** The letter that brings a leaf each morning. */
  box?: Child
}

/**
 * The leaf of a calendar: above the perforation its stub, which says where in the year it hangs, below it the day, the
 * year, what happened and where; then the same day in other years.
 */
export function LeafPage({ words, day, today, lead, others, map, previous, next, centuries, box }: LeafPageProps) {
  return (
    <div class="almanac">
      <nav class="leaf-stub" aria-label={words.t('almanac.days')}>
        <DayLink words={words} to={previous.day} way="previous" />
        <p class={`leaf-stub-name${today ? ' leaf-stub-today' : ''}`}>
          {today ? (
            <time datetime={today.toString()}>{words.day(today, 'weekday')}</time>
          ) : (
            <a href={ALMANAC_PATH}>{words.t('almanac.toToday')}</a>
          )}
        </p>
        <DayLink words={words} to={next.day} way="next" />
      </nav>
      <article class={`leaf${map ? '' : ' leaf-bare'}`} id={lead && `entry-${lead.id}`}>
        <header class="leaf-head">
          <p class="kicker">{words.t('almanac.name')}</p>
          <h1 class="leaf-date">
            <LeafDate words={words} day={day} year={lead?.year} />
          </h1>
        </header>
        {lead ? <LeafText words={words} entry={lead} /> : <p class="leaf-empty">{words.t('almanac.empty')}</p>}
        {map && <div class="leaf-place">{map}</div>}
        {box && <div class="leaf-letter article-boxes">{box}</div>}
      </article>
      {others.length > 0 && <Others words={words} others={others} />}
      <nav class="leaf-neighbors" aria-label={words.t('almanac.beside')}>
        <NeighborLink words={words} neighbor={previous} way="previous" />
        <NeighborLink words={words} neighbor={next} way="next" />
      </nav>
      <Centuries words={words} centuries={centuries} />
    </div>
  )
}

function LeafText({ words, entry }: { words: Words; entry: LeafFacts }) {
  const foreign = foreignLanguage(entry.language, words)
  return (
    <>
      <h2 class="leaf-headline" {...foreign}>
        {entry.headline}
      </h2>
      <div class="leaf-text">
        {entry.place && <PlaceLine words={words} place={entry.place} />}
        <div class="leaf-body" {...foreign}>
          {entry.text}
        </div>
        <Sources words={words} sources={entry.sources} />
        <Reports words={words} entry={entry} />
      </div>
    </>
  )
}

function PlaceLine({ words, place }: { words: Words; place: NonNullable<LeafFacts['place']> }) {
  const country = words.country(place.country)
  const named = place.city === null ? country : words.t('map.place', { city: place.city, country })
  return (
    <p class="dateline leaf-dateline">
      <a href={place.url}>
        <bdi>{named}</bdi>
      </a>
    </p>
  )
}

function Reports({ words, entry }: { words: Words; entry: LeafFacts }) {
  if (entry.reports.length === 0) return null
  return (
    <div class="leaf-reports">
      <h3>{words.t('almanac.reports')}</h3>
      <ul>
        {entry.reports.map(({ name, url, language }) => (
          <li {...foreignLanguage(language, words)}>
            <a href={url}>{name}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Folded, since a leaf is for one look; a link to an entry opens it. */
function Others({ words, others }: { words: Words; others: readonly LeafFacts[] }) {
  return (
    <section class="leaf-others" aria-labelledby="other-years">
      <h2 id="other-years">{words.t('almanac.others')}</h2>
      {byCentury(others).map(({ century, entries }) => (
        <section class="leaf-century" aria-labelledby={`century-${century}`}>
          <h3 id={`century-${century}`}>{words.t('almanac.century', { century })}</h3>
          <ol>
            {entries.map((entry) => (
              <li>
                <details class="leaf-other">
                  <summary>
                    <span class="leaf-other-year">{words.day(dayOf(entry), 'year')}</span>{' '}
                    <span class="leaf-other-headline" {...foreignLanguage(entry.language, words)}>
                      {entry.headline}
                    </span>
                  </summary>
                  <div class="leaf-other-text" id={`entry-${entry.id}`}>
                    {entry.place && <PlaceLine words={words} place={entry.place} />}
                    <div class="leaf-body" {...foreignLanguage(entry.language, words)}>
                      {entry.text}
                    </div>
                    <Sources words={words} sources={entry.sources} />
                    <Reports words={words} entry={entry} />
                  </div>
                </details>
              </li>
            ))}
          </ol>
        </section>
      ))}
    </section>
  )
}

type Way = 'previous' | 'next'

function DayLink({ words, to, way }: { words: Words; to: MonthDay; way: Way }) {
  const date = words.day(dayOf(to), 'dayMonth')
  return (
    <a class={`leaf-${way}`} href={pathOfDay(to)} rel={way === 'previous' ? 'prev' : 'next'}>
      <span class="visually-hidden">{words.t(`almanac.${way}`, { date })}</span>
      <span aria-hidden="true">{date}</span>
    </a>
  )
}

function NeighborLink({ words, neighbor, way }: { words: Words; neighbor: Neighbor; way: Way }) {
  const { day, headline, year, language = words.locale } = neighbor
  return (
    <a class={`leaf-neighbor leaf-neighbor-${way}`} href={pathOfDay(day)}>
      <span class="leaf-neighbor-day">
        {year === undefined ? words.day(dayOf(day), 'dayMonth') : words.day(dayOf({ ...day, year }), 'long')}
      </span>{' '}
      {headline && (
        <span class="leaf-neighbor-headline" {...foreignLanguage(language, words)}>
          {headline}
        </span>
      )}
    </a>
  )
}

export function Centuries({ words, centuries, shown }: { words: Words; centuries: readonly number[]; shown?: number }) {
  if (centuries.length === 0) return null
  return (
    <nav class="almanac-centuries" aria-labelledby="centuries">
      <h2 id="centuries">{words.t('almanac.centuries')}</h2>
      <ul>
        {centuries.map((century) => (
          <li>
            <a href={pathOfCentury(century)} aria-current={century === shown ? 'page' : undefined}>
              {words.t('almanac.century', { century })}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
