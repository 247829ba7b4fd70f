import type { Words } from '../../design/words/words.ts'
import type { Point, WorldMap } from '../../publication/places/places.module.ts'

export type PlaceOnMap = { name: string; country: string | undefined; point: Point }

/** All of a section's places on one map; the list below it says the same in words. */
export function OpenerMap({ words, map, places }: { words: Words; map: WorldMap; places: readonly PlaceOnMap[] }) {
  const countries = [...new Set(places.flatMap(({ country }) => country ?? []))]
  const names = words.list([...new Set(places.map(({ name }) => name))])
  return (
    <svg
      class="world-map opener-map"
      viewBox={`0 0 ${map.width} ${map.height}`}
      width={map.width / 2}
      height={map.height / 2}
      role="img"
      aria-label={words.t('part.map', { places: names })}
    >
      <path class="map-graticule" d={map.graticule} />
      <path class="map-land" d={map.land} />
      {countries.map((country) => (
        <path class="map-country" d={map.country(country)} />
      ))}
      {places.map(({ point }) => {
        const [x, y] = map.at(point)
        return <circle class="opener-spot" cx={x} cy={y} r={18} />
      })}
    </svg>
  )
}
