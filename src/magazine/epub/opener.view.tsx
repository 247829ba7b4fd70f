import type { Child } from 'hono/jsx'
import type { BookPlace, OpenerPart } from '../book/book.module.ts'
import type { Setting } from './setting.ts'

type Located = BookPlace & { latitude: number; longitude: number }

/** A section's name large, its places on one map, and the same places as a list for whoever does not see it. */
export function drawOpener({ section, places }: OpenerPart, setting: Setting): Child {
  return (
    <section class="opener" epub:type="part" role="doc-part" aria-labelledby="headline">
      <h1 id="headline">{section.name}</h1>
      {section.description && <p class="standfirst">{section.description}</p>}
      {drawMap(places, setting)}
    </section>
  )
}

/** Whether the page will hold a drawing, which its package has to say. */
export const hasMap = ({ places }: OpenerPart) => places.some(isLocated)

const isLocated = (place: BookPlace): place is Located => place.latitude !== undefined && place.longitude !== undefined

/** The narrowest part of the world that the map shows, of its width: its coasts are drawn for no more. */
const NARROWEST = 0.34
const MARGIN = 0.06

function drawMap(places: readonly BookPlace[], { words, maps }: Setting): Child {
  const named = [...new Map(places.map((place) => [place.name, place])).values()]
  const located = named.filter(isLocated)
  if (located.length === 0) return null
  const world = maps.world()
  const marks = located.map((place) => world.at(place))
  const view = viewAround(marks, world)
  const unit = view.width / 1000
  const names = words.list(located.map(({ name }) => name))
  return (
    <figure class="map">
      <svg
        xmlns="http://www.w3.org/2000/svg"
        viewBox={`${view.left} ${view.top} ${view.width} ${view.height}`}
        role="img"
        aria-label={words.t('epub.map', { places: names })}
      >
        <g fill="none" stroke="currentColor" stroke-linejoin="round">
          <path d={world.graticule} stroke-width={round(unit)} stroke-opacity="0.22" />
          <path d={world.land} stroke-width={round(1.6 * unit)} fill="currentColor" fill-opacity="0.07" />
        </g>
        {marks.map(([x, y], at) => (
          <>
            <circle cx={x} cy={y} r={round(9 * unit)} fill="#c8401c" />
            <text x={x} y={round(y - 20 * unit)} font-size={round(34 * unit)} text-anchor="middle" fill="currentColor">
              {words.number(at + 1)}
            </text>
          </>
        ))}
      </svg>
      <ol class="places" aria-label={words.t('epub.places')}>
        {located.map(({ name, country }) => (
          <li>{country ? words.t('map.place', { city: name, country }) : name}</li>
        ))}
      </ol>
    </figure>
  )
}

type Sheet = { width: number; height: number }

/** The part of the sheet with all marks in it and some land around them, twice as wide as high. */
function viewAround(marks: readonly (readonly [number, number])[], sheet: Sheet) {
  const [xs, ys] = [marks.map(([x]) => x), marks.map(([, y]) => y)]
  const margin = sheet.width * MARGIN
  const [west, east] = [Math.min(...xs) - margin, Math.max(...xs) + margin]
  const [north, south] = [Math.min(...ys) - margin, Math.max(...ys) + margin]
  const ratio = sheet.height / sheet.width
  const width = Math.min(sheet.width, Math.max(sheet.width * NARROWEST, east - west, (south - north) / ratio))
  const height = width * ratio
  return {
    left: Math.round(within((west + east - width) / 2, sheet.width - width)),
    top: Math.round(within((north + south - height) / 2, sheet.height - height)),
    width: Math.round(width),
    height: Math.round(height),
  }
}

const within = (value: number, most: number) => Math.max(0, Math.min(most, value))
const round = (value: number) => Math.round(value * 10) / 10
