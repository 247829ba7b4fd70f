import { type Teaser, TeaserDateline } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { type Point, spread, type WorldMap } from '../../publication/places/places.module.ts'

/** `where`: as far as a map can show it. */
export type Report = { teaser: Teaser; isToday: boolean; where?: { place: string; country: string; point: Point } }
type Located = Report & { where: NonNullable<Report['where']> }

export type WorldSectionProps = {
  words: Words
  zone: string
  map: WorldMap
  reports: readonly Report[]
  /** Where the pieces above it come from, which no list here names. */
  top: readonly Point[]
}

/** Half pixels on the sheet: a mark, and what a finger needs where the sheet is at its narrowest. */
const MARK = 36
const TOUCH = 50

/**
 * The week's reports where they come from, numbered, and the same numbers in a list beside it: the list says in words
 * and in order what the map says in space. Today's marks are filled, the week's are rings; what stands above is a dot.
 */
export function WorldSection({ words, zone, map, reports, top }: WorldSectionProps) {
  const located = reports.filter((report): report is Located => report.where !== undefined)
  return (
    <section class="world" aria-labelledby="world">
      <h2 id="world">{words.t('world.heading')}</h2>
      {located.length > 0 && (
        <nav class="world-sheet" aria-labelledby="world-map">
          <NumberedMap words={words} map={map} reports={located} top={top} />
        </nav>
      )}
      {/* On a phone the list folds behind the map. */}
      <details class="world-fold">
        <summary>{words.t('world.fold', { count: reports.length })}</summary>
        <WorldList words={words} zone={zone} reports={reports} located={located} />
      </details>
      <p class="world-all">
        <a href="/latest">{words.t('latest.all')}</a>
        <a href="/places">{words.t('countries.heading')}</a>
      </p>
    </section>
  )
}

type WorldListProps = {
  words: Words
  zone: string
  reports: readonly Report[]
  located: readonly Report[]
}

function WorldList({ words, zone, reports, located }: WorldListProps) {
  return (
    <div class="world-list">
      <ul>
        {reports.map((report) => {
          const { teaser, where } = report
          return (
            <li>
              {where && (
                <span class={`world-number${report.isToday ? ' world-number-today' : ''}`}>
                  {words.number(located.indexOf(report) + 1)}
                </span>
              )}
              <div lang={teaser.language} dir={teaser.direction}>
                <h3 class="world-headline">
                  <a href={teaser.url}>{teaser.headline}</a>
                </h3>
                <TeaserDateline
                  words={words}
                  zone={zone}
                  teaser={{ ...teaser, ...(where && { place: teaser.place ?? where.place }) }}
                />
              </div>
            </li>
          )
        })}
      </ul>
    </div>
  )
}

type NumberedMapProps = { words: Words; map: WorldMap; reports: readonly Located[]; top: readonly Point[] }

function NumberedMap({ words, map, reports, top }: NumberedMapProps) {
  const places = reports.map(({ where }) => {
    const [x, y] = map.at(where.point)
    return { x, y }
  })
  const marks = spread(places, TOUCH * 2, map)
  return (
    <svg class="world-map" viewBox={`0 0 ${map.width} ${map.height}`} width={map.width / 2} height={map.height / 2}>
      <title id="world-map">{words.t('world.map')}</title>
      <path class="map-graticule" d={map.graticule} />
      <path class="map-land" d={map.land} />
      {[...new Set(reports.map(({ where }) => where.country))].map((country) => (
        <path class="map-country" d={map.country(country)} />
      ))}
      {marks.map((mark, position) => {
        const place = places[position] ?? mark
        return <path class="world-lead" d={`M${place.x} ${place.y}L${mark.x} ${mark.y}`} />
      })}
      {top.map((point) => {
        const [x, y] = map.at(point)
        return <circle class="world-top" cx={x} cy={y} r={9} />
      })}
      {places.map(({ x, y }) => (
        <circle class="world-spot" cx={x} cy={y} r={5} />
      ))}
      {reports.map(({ teaser, isToday, where }, position) => {
        const { x, y } = marks[position] ?? { x: 0, y: 0 }
        const number = position + 1
        return (
          <a
            class={`world-mark${isToday ? ' world-mark-today' : ''}`}
            href={teaser.url}
            aria-label={words.t('world.mark', { number, place: where.place, headline: teaser.headline })}
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
