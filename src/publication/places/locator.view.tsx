import type { Words } from '../../design/words/words.ts'
import { pagePath } from '../facts/facts.module.ts'
import type { LocatorMap } from './drawLocator.ts'
import type { Point } from './gazetteer.rule.ts'
import { placeSlug } from './place.rule.ts'

export type LocatorProps = {
  words: Words
  map: LocatorMap
  country: string
  /** Absent on a country's map; without an address on the city's own page. */
  city?: { name: string; url?: string | undefined } | undefined
  /** On the country's own page its name is no link. */
  withCountryLink?: boolean
}

/** Where it is: the country in the tint, the place in the accent, its meridian and parallel through it. */
export function Locator({ words, map, country, city, withCountryLink = true }: LocatorProps) {
  const name = words.country(country)
  const place = city ? words.t('map.place', { city: city.name, country: name }) : name
  return (
    <figure class="locator">
      <svg
        class="locator-map"
        viewBox={`0 0 ${map.width} ${map.height}`}
        width={map.width / 2}
        height={map.height / 2}
        preserveAspectRatio="xMidYMid slice"
        role="img"
        aria-label={words.t('map.alt', { place })}
      >
        <path class="map-graticule" d={map.graticule} />
        {map.country && <path class="map-country" d={map.country} />}
        {map.borders && <path class="map-borders" d={map.borders} />}
        <path class="map-coast" d={map.coast} />
        {map.cross && <path class="map-cross" d={map.cross} />}
        {map.mark && (
          <circle
            class={`map-${map.mark.kind}`}
            cx={map.mark.x}
            cy={map.mark.y}
            r={map.mark.kind === 'point' ? 9 : 20}
          />
        )}
      </svg>
      {(city || withCountryLink) && (
        <figcaption>
          <span class="locator-place">
            {city && (
              <>
                {city.url ? <a href={city.url}>{city.name}</a> : city.name}
                {', '}
              </>
            )}
            {withCountryLink ? <a href={pagePath('place', placeSlug(country, undefined))}>{name}</a> : name}
          </span>
          {map.point && <span class="locator-position">{position(words, map.point)}</span>}
        </figcaption>
      )}
    </figure>
  )
}

/** 22.7° N 12.5° W */
function position(words: Words, { latitude, longitude }: Point): string {
  const degrees = (value: number) => words.number(Math.abs(Math.round(value * 10) / 10))
  const north = words.t(latitude < 0 ? 'map.south' : 'map.north', { degrees: degrees(latitude) })
  const east = words.t(longitude < 0 ? 'map.west' : 'map.east', { degrees: degrees(longitude) })
  return `${north} ${east}`
}
