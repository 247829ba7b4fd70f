import type { Words } from '../../design/words/words.ts'
import { type AskedSearch, type FilterName, narrowedBy, pathOfSearch } from './askedSearch.rule.ts'
import type { NamedFilter } from './nameFilters.ts'

export type FacetValue = { value: string | number; name: string; count: number }
export type FacetGroup = { name: FilterName; heading: string; values: readonly FacetValue[] }

export type FacetsProps = {
  words: Words
  asked: AskedSearch
  groups: readonly FacetGroup[]
  /** The counts are of so many at least. */
  isFloor: boolean
}

/** More of one kind fold behind these. */
const SHOWN = 6

/** What narrows the results, each with how many it would leave. */
export function FacetsView({ words, asked, groups, isFloor }: FacetsProps) {
  const shown = groups.filter(({ name, values }) => asked.filters[name] === undefined && values.length > 1)
  if (shown.length === 0) return null
  return (
    <details class="facets">
      <summary>{words.t('search.facets')}</summary>
      {shown.map(({ name, heading, values }) => (
        <nav class="facet" aria-labelledby={`facet-${name}`}>
          <h2 id={`facet-${name}`}>{heading}</h2>
          <ul>
            {values.slice(0, SHOWN).map((value) => (
              <li>
                <a href={pathOfSearch(narrowedBy(asked, name, value.value as string & number))} rel="nofollow">
                  {value.name}
                </a>{' '}
                <span class="facet-count">{countOf(words, value.count, isFloor)}</span>
              </li>
            ))}
          </ul>
        </nav>
      ))}
    </details>
  )
}

function countOf(words: Words, count: number, isFloor: boolean): string {
  const said = words.number(count)
  return isFloor ? words.t('search.floor', { count: said }) : said
}

/** What is narrowed already, each with the way back. */
export function ActiveFilters({
  words,
  asked,
  named,
}: {
  words: Words
  asked: AskedSearch
  named: readonly NamedFilter[]
}) {
  if (named.length === 0) return null
  return (
    <nav class="active-filters" aria-label={words.t('search.active')}>
      <ul>
        {named.map(({ name, text }) => (
          <li>
            <a
              href={pathOfSearch(narrowedBy(asked, name, undefined))}
              aria-label={words.t('search.remove', { filter: text })}
              rel="nofollow"
            >
              {text}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
