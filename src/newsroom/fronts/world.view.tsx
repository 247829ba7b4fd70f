import type { Child } from 'hono/jsx'
import { type Teaser, TeaserDateline } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { type Point, spread, type WorldMap } from '../../publication/places/places.module.ts'
import type { Week } from './week.rule.ts'

export type Report = { teaser: Teaser; place: string; country: string; point: Point }

export type WorldSectionProps = {
  words: Words
  zone: string
  map: WorldMap
  week: Week<Report>
  /** All countries with articles. */
  countries: Child
}

/** Half pixels on the sheet: a mark, and what a finger needs where the sheet is at its narrowest. */
const MARK = 27
const TOUCH = 36

/**
 * The week's reports where they come from, numbered, and the same numbers in a list beside it: the list says in words
 * and in order what the map says in space. Today's marks are filled, the week's are rings.
 */
export function WorldSection({ words, zone, map, week, countries }: WorldSectionProps) {
  const reports = [...week.today, ...week.week]
  if (reports.length === 0) return null
  return (
    <section class="world" aria-labelledby="world">
      <div class="world-head">
        <h2 id="world">{words.t('world.heading')}</h2>
        <WorldList words={words} zone={zone} when="today" reports={week.today} from={1} />
      </div>
      <nav class="world-sheet" aria-labelledby="world-map">
        <NumberedMap words={words} map={map} reports={reports} today={week.today.length} />
      </nav>
      <WorldList words={words} zone={zone} when="week" reports={week.week} from={week.today.length + 1} />
      {countries}
    </section>
  )
}

type WorldListProps = {
  words: Words
  zone: string
  when: 'today' | 'week'
  reports: readonly Report[]
  from: number
}

function WorldList({ words, zone, when, reports, from }: WorldListProps) {
  if (reports.length === 0) return null
  return (
    <div class={`world-list world-list-${when}`}>
      <h3 class="world-when">{words.t(`world.${when}`)}</h3>
      <ol start={from}>
        {reports.map(({ teaser, place }, position) => (
          <li>
            <span class={`world-number${when === 'today' ? ' world-number-today' : ''}`} aria-hidden="true">
              {words.number(from + position)}
            </span>
            <div lang={teaser.language} dir={teaser.direction}>
              <TeaserDateline words={words} zone={zone} teaser={{ ...teaser, place: teaser.place ?? place }} />
              <h4 class="world-headline">
                <a href={teaser.url}>{teaser.headline}</a>
              </h4>
            </div>
          </li>
        ))}
      </ol>
    </div>
  )
}

type NumberedMapProps = { words: Words; map: WorldMap; reports: readonly Report[]; today: number }

function NumberedMap({ words, map, reports, today }: NumberedMapProps) {
  const places = reports.map(({ point }) => {
    const [x, y] = map.at(point)
    return { x, y }
  })
  const marks = spread(places, TOUCH * 2, map)
  return (
    <svg class="world-map" viewBox={`0 0 ${map.width} ${map.height}`} width={map.width / 2} height={map.height / 2}>
      <title id="world-map">{words.t('world.map')}</title>
      <path class="map-graticule" d={map.graticule} />
      <path class="map-land" d={map.land} />
      {[...new Set(reports.map(({ country }) => country))].map((country) => (
        <path class="map-country" d={map.country(country)} />
      ))}
      {marks.map((mark, position) => {
        const place = places[position] ?? mark
        return <path class="world-lead" d={`M${place.x} ${place.y}L${mark.x} ${mark.y}`} />
      })}
      {places.map(({ x, y }) => (
        <circle class="world-spot" cx={x} cy={y} r={5} />
      ))}
      {reports.map(({ teaser, place }, position) => {
        const { x, y } = marks[position] ?? { x: 0, y: 0 }
        const number = position + 1
        return (
          <a
            class={`world-mark${position < today ? ' world-mark-today' : ''}`}
            href={teaser.url}
            aria-label={words.t('world.mark', { number, place, headline: teaser.headline })}
          >
            <circle class="world-touch" cx={x} cy={y} r={TOUCH} />
            <circle class="world-disc" cx={x} cy={y} r={MARK} />
            <text x={x} y={y} dy="0.35em">
              {words.number(number)}
            </text>
          </a>
        )
      })}
    </svg>
  )
}
