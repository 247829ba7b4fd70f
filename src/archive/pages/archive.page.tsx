import type { Context } from 'hono'
import { sparedTo } from '../../articles/lists/lists.module.ts'
import {
  articlesAt,
  findLeadPictures,
  listPositions,
  makeTeaser,
  newestOfPeriods,
  type Position,
} from '../../articles/store/store.module.ts'
import type { KeptPages, Shell, Viewer } from '../../design/frame/shell.ts'
import { isDatabaseAway } from '../../platform/errors.ts'
import { readCookie } from '../../platform/http.ts'
import { navigationOf } from '../../publication/facts/facts.module.ts'
import { Countries } from '../../publication/places/places.module.ts'
import { ARCHIVE_PATH, type ArchivePeriod, boundsOf, sameDayBefore, yearsBetween } from '../dates/dates.module.ts'
import type { ArchiveDeps } from './archiveDeps.ts'
import { ArchiveFront } from './archiveFront.view.tsx'
import { type AskedSearch, pathOfSearch, savedAs, type Unread } from './askedSearch.rule.ts'
import { findUnread } from './findUnread.ts'
import { gatherFacets } from './gatherFacets.ts'
import { nameFilters } from './nameFilters.ts'
import { readAskedSearch } from './readAskedSearch.ts'
import { ResultsPage } from './results.view.tsx'
import { markLookedAt } from './savedSearches.sql.ts'
import { SearchForm } from './searchForm.view.tsx'
import { RETRY_SECONDS, SEARCHES } from './searchLimits.ts'
import { titleOf } from './titleOf.ts'
import { WorldCounts } from './worldCounts.view.tsx'

const PER_PAGE = 20
const BEFORE_ALL = { published: Temporal.Instant.from('0001-01-01T00:00Z'), id: 0 }
/** Of this day in earlier years, the latest ones. */
const MOST_ON_THIS_DAY = 5

/** /archive: the way in; with something to look for, what was found. */
export function createArchivePage(deps: ArchiveDeps & { pages: KeptPages & Shell }) {
  const { browsing: db, pages, publication, memory, almanac, maps } = deps
  const { words } = pages
  const languages = () => [words.locale, publication.facts().language]

  async function show(c: Context): Promise<Response> {
    const asked = readAskedSearch(c.req.query())
    const unread = findUnread(c.req.query(), words.locale)
    if (unread.length > 0 && (!asked || asksForSigns(asked, unread))) return showForm(c, asked, unread)
    if (!asked) return showFront(c, c.req.query('q') !== undefined)
    if (!deps.limits.allowsHere(SEARCHES, deps.browserOf(c).network)) return refuse(c, asked, unread)
    return showResults(c, asked, unread)
  }

  function showFront(c: Context, isEmptySearch: boolean): Promise<Response> {
    const { date, secondsLeft } = almanac.today()
    const page = `archive ${words.locale} front`
    const version = memory.pages.versionOf(page, 'all')
    return pages.shared(c, {
      key: `archive front ${date} ${isEmptySearch}`,
      version: `${version} ${memory.countries.version()}`,
      secondsLeft,
      make: (viewer) => drawFront(date, isEmptySearch, viewer),
    })
  }

  async function drawFront(today: Temporal.PlainDate, isEmptySearch: boolean, viewer: Viewer) {
    const countries = await memory.countries.list()
    const { years, sameDay } = await findTimes(today)
    return {
      title: words.t('archive.name'),
      description: words.t('archive.description', { publication: publication.facts().name }),
      path: ARCHIVE_PATH,
      section: 'archive',
      islands: ['archiveSearch'],
      ...(isEmptySearch && { noindex: true }),
      body: (
        <ArchiveFront
          words={words}
          zone={publication.facts().zone}
          form={form(undefined)}
          isEmptySearch={isEmptySearch}
          years={years}
          today={today}
          onThisDay={await teasersOf(sameDay, viewer)}
          map={countries.length > 0 && <WorldCounts words={words} maps={maps} countries={countries} />}
          countries={<Countries words={words} countries={countries} id="countries" />}
        />
      ),
    }
  }

  async function findTimes(today: Temporal.PlainDate): Promise<{ years: ArchivePeriod[]; sameDay: Position[] }> {
    const { zone } = publication.facts()
    const [newest] = await listPositions(db, { by: 'all' }, languages(), { limit: 1 })
    const [oldest] = await listPositions(db, { by: 'all' }, languages(), { limit: 1, newerThan: BEFORE_ALL })
    if (!newest || !oldest) return { years: [], sameDay: [] }
    const all = yearsBetween({ newest: newest.published, oldest: oldest.published }, zone)
    const days = sameDayBefore(today, oldest.published, zone)
    const newestOf = (periods: readonly ArchivePeriod[]) =>
      newestOfPeriods(
        db,
        periods.map((period) => boundsOf(period, zone)),
        languages(),
        1,
      )
    const found = await newestOf(all)
    const sameDay = (await newestOf(days)).flat().slice(0, MOST_ON_THIS_DAY)
    return { years: all.filter((_, at) => found[at]?.length !== 0), sameDay }
  }

  async function showResults(c: Context, asked: AskedSearch, unread: readonly Unread[]): Promise<Response> {
    const session = readCookie(c, deps.site, 'session')
    const reach = (await deps.paywall.readsEverything(session)) ?? 'open'
    const begun = deps.clock.now()
    const { query, filters, order, asTyped, after } = asked
    const answer = await deps.search.search({
      ...{ query, filters, order, asTyped, reach, size: PER_PAGE, language: words.locale },
      ...(after !== undefined && { after }),
    })
    const isBeyond = answer.hits.length === 0 && answer.next === undefined && !answer.restByDate
    if (isBeyond && after !== undefined) {
      return showResults(c, { ...asked, after: undefined }, [...unread, { name: 'after', typed: after }])
    }
    const teasers = new Map(
      (await teasersOf(answer.hits, reach === 'open' ? 'visitor' : 'subscriber')).map((teaser) => [teaser.id, teaser]),
    )
    const results = answer.hits.flatMap((hit) => {
      const teaser = teasers.get(hit.id)
      return teaser ? [{ hit, teaser }] : []
    })
    if (session !== undefined && isLookedAt(c, asked)) await rememberLook(session, asked, begun)
    const naming = { words, db, publication }
    const feed = `/archive/rss.xml?${savedAs(asked)}`
    return pages.page(c, {
      title: titleOf(words, asked),
      section: 'archive',
      noindex: true,
      repeatsTyped: true,
      // Only a session opens more than everybody finds, and what answers a session no cache shares.
      caching: 'shared',
      islands: ['archiveSearch'],
      returnTo: words.path(pathOfSearch(asked)),
      body: (
        <ResultsPage
          words={words}
          zone={publication.facts().zone}
          asked={asked}
          answer={answer}
          results={results}
          facets={await gatherFacets(naming, answer.facets)}
          named={await nameFilters(naming, filters)}
          form={form(asked, unread)}
          isOpenOnly={reach === 'open'}
          feed={feed}
        />
      ),
    })
  }

  /** Of a reader who has saved this search: what came until now is new to them no more. */
  async function rememberLook(session: string, asked: AskedSearch, now: Temporal.Instant) {
    try {
      const reader = await deps.readers.sessionFromToken(deps.db, session, now)
      if (reader) await markLookedAt(deps.db, reader.readerId, savedAs(asked), now)
    } catch (error) {
      // On a full disk one still searches.
      if (!isDatabaseAway(error)) throw error
    }
  }

  function refuse(c: Context, asked: AskedSearch, unread: readonly Unread[]): Promise<Response> {
    return showForm(c, asked, unread, words.t('search.tooMany'))
  }

  /** Nothing was looked for: too often, if there is a `problem`, or because nothing of it was understood. */
  function showForm(
    c: Context,
    asked: AskedSearch | undefined,
    unread: readonly Unread[],
    problem?: string,
  ): Promise<Response> {
    return pages.page(c, {
      ...(problem !== undefined && { status: 429, problem, headers: { 'Retry-After': RETRY_SECONDS } }),
      title: asked ? titleOf(words, asked) : words.t('archive.name'),
      section: 'archive',
      noindex: true,
      repeatsTyped: true,
      caching: 'no-store',
      islands: ['archiveSearch'],
      body: (
        <div class="list search">
          <header class="list-head">
            <h1>{words.t('archive.name')}</h1>
            {problem && (
              <p class="notice" role="alert">
                {problem}
              </p>
            )}
            {form(asked, unread)}
          </header>
        </div>
      ),
    })
  }

  const form = (asked: AskedSearch | undefined, unread: readonly Unread[] = []) => (
    <SearchForm
      words={words}
      sections={navigationOf(publication.sections())}
      languages={languagesOfArticles()}
      asked={asked}
      unread={unread}
    />
  )

  /** Those of the interface: in others something may be published too, which the results then offer. */
  const languagesOfArticles = () => deps.languages.all().map(({ locale }) => locale)

  async function teasersOf(positions: readonly Position[], viewer: Viewer) {
    const articles = sparedTo(viewer, await articlesAt(db, positions))
    const pictures = await findLeadPictures(db, deps.media, articles)
    const facts = { language: words.locale, zone: publication.facts().zone, today: publication.today() }
    return articles.map((article) => ({ id: article.id, ...makeTeaser(article, pictures, facts) }))
  }

  return { show }
}

/** Everything would be found, by nothing. */
const asksForSigns = ({ filters }: AskedSearch, unread: readonly Unread[]) =>
  Object.keys(filters).length === 0 && unread.some(({ name }) => name === 'signs')

/** A page that is fetched ahead, or drawn into another, is looked at by nobody; further down nothing is new. */
function isLookedAt(c: Context, { after }: AskedSearch): boolean {
  const { 'sec-fetch-dest': dest = 'document', 'sec-purpose': purpose = '' } = c.req.header()
  return c.req.method === 'GET' && after === undefined && dest === 'document' && !/prefetch|prerender/.test(purpose)
}
