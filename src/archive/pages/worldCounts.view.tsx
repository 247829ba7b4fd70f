import type { Words } from '../../design/words/words.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import { countryPageSlug, type Maps } from '../../publication/places/places.module.ts'
import { radiusOf } from './radius.rule.ts'

export type WorldCountsProps = {
  words: Words
  maps: Pick<Maps, 'world' | 'locate'>
  countries: readonly { code: string; articles: number }[]
}

/**
 * The world with a disc for each country, as large as much was published from there. Whoever points at one is led to the
 * country; the list below it says the same to everybody else.
 */
export function WorldCounts({ words, maps, countries }: WorldCountsProps) {
  const map = maps.world()
  const most = Math.max(1, ...countries.map(({ articles }) => articles))
  const located = countries
    .flatMap((country) => {
      const point = maps.locate({ country: country.code })
      return point ? [{ ...country, at: map.at(point) }] : []
    })
    // The small ones lie on the large ones, or nobody could point at them.
    .toSorted((one, other) => other.articles - one.articles)
  return (
    <svg
      class="world-map world-counts"
      viewBox={`0 0 ${map.width} ${map.height}`}
      width={map.width / 2}
      height={map.height / 2}
      aria-hidden="true"
    >
      <path class="map-graticule" d={map.graticule} />
      <path class="map-land" d={map.land} />
      {located.map(({ code }) => (
        <path class="map-country" d={map.country(code)} />
      ))}
      {located.map(({ code, articles, at: [x, y] }) => (
        <a href={pagePath('place', countryPageSlug(code))} tabindex={-1}>
          <title>{`${words.country(code)}: ${words.number(articles)}`}</title>
          <circle class="world-count" cx={x} cy={y} r={radiusOf(articles, most)} />
        </a>
      ))}
    </svg>
  )
}
