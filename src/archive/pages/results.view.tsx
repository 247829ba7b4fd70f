import type { Child } from 'hono/jsx'
import { inOwnTurn } from '../../design/parts/inOwnTurn.ts'
import { type Teaser, TeaserView } from '../../design/parts/teaser.view.tsx'
import type { Words } from '../../design/words/words.ts'
import { ARCHIVE_PATH } from '../dates/dates.module.ts'
import type { Hit, SearchAnswer } from '../search/search.module.ts'
import { type AskedSearch, pathOfSearch, savedAs, searchWith } from './askedSearch.rule.ts'
import { ActiveFilters, type FacetGroup, FacetsView } from './facets.view.tsx'
import { Marked } from './marked.view.tsx'
import type { NamedFilter } from './nameFilters.ts'
import { titleOf } from './titleOf.ts'
import { WhyView } from './why.view.tsx'

export type ResultsProps = {
  words: Words
  zone: string
  asked: AskedSearch
  answer: Omit<SearchAnswer, 'hits' | 'facets'>
  results: readonly { hit: Hit; teaser: Teaser }[]
  facets: readonly FacetGroup[]
  named: readonly NamedFilter[]
  form: Child
  /** Only what everybody may read was looked at. */
  isOpenOnly: boolean
  feed: string
}

/** What a search found: how many, why each, what narrows it, and the ways on. */
export function ResultsPage(props: ResultsProps) {
  const { words, asked, answer, results, named, isOpenOnly } = props
  const { corrected } = answer
  // Exact words are looked for in the newest that have them all: where none is among these, that is not yet all.
  const isCutShort = results.length === 0 && (answer.next !== undefined || answer.restByDate)
  return (
    <div class="list search">
      <header class="list-head">
        <p class="label archive-way">
          <a href={ARCHIVE_PATH}>{words.t('archive.name')}</a>
        </p>
        <h1>{titleOf(words, asked)}</h1>
        {props.form}
        <ActiveFilters words={words} asked={asked} named={named} />
      </header>
      <div class="search-matter">
        <FacetsView words={words} asked={asked} groups={props.facets} isFloor={answer.count.isFloor} />
        <section class="search-results" aria-labelledby="results">
          <h2 class="search-count" id="results">
            {isCutShort ? words.t('search.noneYet') : countOf(words, answer.count)}
          </h2>
          {corrected && (
            <p class="search-corrected">
              {words.t('search.corrected', { shown: corrected.shown })}{' '}
              <a href={pathOfSearch(searchWith(asked, { asTyped: true }))} rel="nofollow">
                {words.t('search.instead', { asked: corrected.asked })}
              </a>
            </p>
          )}
          {results.length > 0 && <Order words={words} asked={asked} />}
          {results.length === 0 && !isCutShort && <Nothing words={words} named={named} />}
          {results.map((result) => inOwnTurn(<Result {...props} {...result} />))}
          {answer.restByDate && answer.next === undefined && (
            <p class="search-note">
              {!isCutShort && `${words.t('search.restByDate')} `}
              <a href={pathOfSearch(searchWith(asked, { order: 'date' }))} rel="nofollow">
                {words.t(isCutShort ? 'search.lookOn' : 'search.byDate')}
              </a>
            </p>
          )}
          {answer.next !== undefined && (
            <p class="search-more">
              <a class="button button-quiet" href={pathOfSearch({ ...asked, after: answer.next })} rel="next nofollow">
                {words.t(isCutShort ? 'search.lookOn' : 'search.more')}
              </a>
            </p>
          )}
          {isOpenOnly && (
            <p class="search-note">
              {words.t('search.openOnly')} <a href="/subscribe">{words.t('search.openOnlyLink')}</a>
            </p>
          )}
          <KeepIt words={words} asked={asked} feed={props.feed} />
        </section>
      </div>
    </div>
  )
}

function countOf(words: Words, { value, isFloor }: SearchAnswer['count']): string {
  return isFloor
    ? words.t('search.countFloor', { count: words.number(value) })
    : words.t('search.count', { count: value })
}

function Order({ words, asked }: { words: Words; asked: AskedSearch }) {
  // Without a word nothing is more relevant than another.
  if (asked.query === '') return null
  return (
    <nav class="search-order" aria-label={words.t('search.order')}>
      {(['relevance', 'date'] as const).map((order) => (
        <a
          href={pathOfSearch(searchWith(asked, { order }))}
          aria-current={asked.order === order ? 'true' : undefined}
          rel="nofollow"
        >
          {words.t(order === 'date' ? 'search.byDate' : 'search.byRelevance')}
        </a>
      ))}
    </nav>
  )
}

function Nothing({ words, named }: { words: Words; named: readonly NamedFilter[] }) {
  return (
    <p class="list-empty">
      {words.t('search.none')} {named.length > 0 && words.t('search.noneHints')}
    </p>
  )
}

function Result({ words, zone, hit, teaser }: ResultsProps & { hit: Hit; teaser: Teaser }) {
  return (
    <TeaserView
      words={words}
      zone={zone}
      teaser={teaser}
      level={3}
      look="plain"
      sizes="(min-width: 68rem) 200px, 30vw"
      headline={<Marked pieces={hit.headline} />}
      standfirst={hit.snippet.length > 0 ? <Marked pieces={hit.snippet} /> : undefined}
      foot={
        <div lang={teaser.language && words.locale} dir={teaser.language && words.direction}>
          <WhyView words={words} zone={zone} why={hit.why} />
        </div>
      }
    />
  )
}

/** The same search for whoever wants it again: as a feed, or with their account. */
function KeepIt({ words, asked, feed }: { words: Words; asked: AskedSearch; feed: string }) {
  const kept = savedAs(asked)
  return (
    <div class="search-keep">
      <form method="post" action="/account/searches">
        <input type="hidden" name="search" value={kept} />
        <button class="button button-quiet" type="submit" name="do" value="save">
          {words.t('search.save')}
        </button>
      </form>
      <a href={feed}>{words.t('search.feed')}</a>
    </div>
  )
}
