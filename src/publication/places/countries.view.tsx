import type { Words } from '../../design/words/words.ts'
import { pagePath } from '../facts/facts.module.ts'
import { placeSlug } from './place.rule.ts'

export type CountriesProps = { words: Words; countries: readonly { code: string; articles: number }[]; id: string }

/** All countries with articles, by name: the way to each one's page. */
export function Countries({ words, countries, id }: CountriesProps) {
  if (countries.length === 0) return null
  const named = countries.map((country) => ({ ...country, name: words.country(country.code) }))
  return (
    <nav class="countries" aria-labelledby={id}>
      <h2 class="countries-heading" id={id}>
        {words.t('countries.heading')}
      </h2>
      <ul>
        {named
          .toSorted((one, other) => one.name.localeCompare(other.name, words.locale))
          .map(({ code, name, articles }) => (
            <li>
              <a href={pagePath('place', placeSlug(code, undefined))}>{name}</a>{' '}
              <span class="countries-count">{words.number(articles)}</span>
            </li>
          ))}
      </ul>
    </nav>
  )
}
