import type { Words } from '../../design/words/words.ts'
import { pagePath } from '../facts/facts.module.ts'
import { placeSlug } from './place.rule.ts'

export type CountriesProps = {
  words: Words
  countries: readonly { code: string; articles: number }[]
  id: string
  /** All of a page, and not something at the foot of one. */
  isPage?: boolean
}

/** All countries with articles, by name: the way to each one's page. */
export function Countries({ words, countries, id, isPage = false }: CountriesProps) {
  if (countries.length === 0) return null
  const named = countries.map((country) => ({ ...country, name: words.country(country.code) }))
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <nav class={isPage ? 'countries countries-page' : 'countries'} aria-labelledby={id}>
      <Heading class="countries-heading" id={id}>
        {words.t('countries.heading')}
      </Heading>
      <ul>
        {named
          .toSorted((one, other) => one.name.localeCompare(other.name, words.locale))
          .map(({ code, name, articles }) => (
            <li>
              <a href={pagePath('place', placeSlug(code, undefined))}>{name}</a>
              {/* One report is the usual. */}
              {articles > 1 && <span class="countries-count"> {words.number(articles)}</span>}
            </li>
          ))}
      </ul>
    </nav>
  )
}
