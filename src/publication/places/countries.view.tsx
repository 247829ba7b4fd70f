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

/** All countries with articles, by name: the way to each one's page. As a page of its own it is a directory by letters. */
export function Countries({ words, countries, id, isPage = false }: CountriesProps) {
  if (countries.length === 0) return null
  const named = countries
    .map((country) => ({ ...country, name: words.country(country.code) }))
    .toSorted((one, other) => one.name.localeCompare(other.name, words.locale))
  const Heading = isPage ? 'h1' : 'h2'
  return (
    <nav class={isPage ? 'countries countries-page' : 'countries'} aria-labelledby={id}>
      <Heading class="countries-heading" id={id}>
        {words.t('countries.heading')}
      </Heading>
      {isPage ? (
        <div class="countries-letters">
          {byLetter(named, words.locale).map(([letter, some]) => (
            <section class="countries-letter" aria-label={letter}>
              <p class="countries-initial" aria-hidden="true">
                {letter}
              </p>
              <CountryList words={words} countries={some} />
            </section>
          ))}
        </div>
      ) : (
        <CountryList words={words} countries={named} />
      )}
    </nav>
  )
}

type Named = { code: string; articles: number; name: string }

function CountryList({ words, countries }: { words: Words; countries: readonly Named[] }) {
  return (
    <ul>
      {countries.map(({ code, name, articles }) => (
        <li>
          <a href={pagePath('place', placeSlug(code, undefined))}>{name}</a>
          {/* One report is the usual. */}
          {articles > 1 && <span class="countries-count"> {words.number(articles)}</span>}
        </li>
      ))}
    </ul>
  )
}

/** Å stands with A where the language takes it for one, and apart where it does not. */
function byLetter(named: readonly Named[], locale: string): [letter: string, countries: Named[]][] {
  const same = new Intl.Collator(locale, { sensitivity: 'base' })
  const letters: [string, Named[]][] = []
  for (const country of named) {
    const letter = ([...country.name][0] ?? '').toLocaleUpperCase(locale)
    const last = letters.at(-1)
    if (last && same.compare(last[0], letter) === 0) last[1].push(country)
    else letters.push([letter, [country]])
  }
  return letters
}
