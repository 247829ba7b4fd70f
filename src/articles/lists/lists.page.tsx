import type { Context } from 'hono'
import type { Notices } from '../../ads/showing/showing.module.ts'
import { type Almanac, EntryLines, listEntriesFrom } from '../../almanac/entries/entries.module.ts'
import type { KeptPages, Viewer } from '../../design/frame/shell.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { redirect } from '../../platform/http.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import { Countries, Locator, type Maps } from '../../publication/places/places.module.ts'
import {
  type ArticleMemory,
  type ArticleRecord,
  articlesAt,
  findLeadPictures,
  listPositions,
  makeTeaser,
  positionAfter,
} from '../store/store.module.ts'
import type { ListSubject, ListSubjects, SubjectKind } from './createListSubjects.ts'
import { leafThrough, PER_PAGE, type Stretch } from './leafThrough.ts'
import { type ListProps, ListView, NOTICE_AFTER } from './list.view.tsx'
import { sparedTo } from './sparedTo.rule.ts'

export type ListPagesDeps = {
  /** That for pages which show many articles. */
  db: Database
  pages: KeptPages
  media: Media
  maps: Maps
  memory: ArticleMemory
  publication: Publication
  almanac: Almanac
  subjects: ListSubjects
  notices: Notices
}

/** So far down an address that names a page by its number leads to the very article; beyond, to about there. */
const EXACT_PAGES = 50
const MOST_PAGES = 100_000
/** Entries of the almanac on a place's page, which is about reports. */
const MOST_ENTRIES = 30

/**
 * The ways articles are grouped, newest first. `?before=` names the article that stands just above the page, so that a
 * page costs the same wherever it is, and stays what it was when new articles come. `?page=` is how older addresses count.
 */
export function createListPages(deps: ListPagesDeps) {
  const { db, pages, publication, subjects, memory, almanac, notices } = deps
  const { words } = pages
  const languages = () => [words.locale, publication.facts().language]

  type Asked = { shelf: string; find: () => Promise<ListSubject | undefined> }

  const list = (ask: (slug: string) => Asked) =>
    async function show(c: Context): Promise<Response> {
      const asked = ask(c.req.param('slug') ?? '')
      const number = c.req.query('page')
      if (number !== undefined) return leadToPage(c, asked, number)
      const before = readBefore(c.req.query('before'))
      const page = `list ${words.locale} ${c.req.path} ${before ?? ''}`
      const version = memory.pages.versionOf(page, asked.shelf)
      const { year } = publication.today()
      return pages.shared(c, {
        key: `list ${before ?? ''}`,
        version: `${version} ${year} ${asked.shelf.startsWith('place ') ? `${memory.countries.version()} ${almanac.versionOf('any')}` : ''} ${notices.version()}`,
        async make(viewer) {
          const subject = await known(asked)
          const stretch = await findStretch(subject, before)
          memory.pages.shows(page, version, stretch.shown)
          return draw(c.req.path, subject, before, stretch, viewer)
        },
      })
    }

  /** Every country with articles: the way to each one's page. */
  function countries(c: Context): Promise<Response> {
    return pages.shared(c, {
      key: 'countries',
      version: String(memory.countries.version()),
      make: async () => ({
        title: words.t('countries.heading'),
        path: '/places',
        body: <Countries words={words} countries={await memory.countries.list()} id="countries" isPage />,
      }),
    })
  }

  async function known(asked: Asked): Promise<ListSubject> {
    const subject = await asked.find()
    if (!subject) throw unknownPage()
    return subject
  }

  /** An address of before, or one typed: `?page=1` is the list itself, others lead to where that page stands now. */
  async function leadToPage(c: Context, asked: Asked, number: string): Promise<Response> {
    const page = /^\d{1,6}$/.test(number) ? Number(number) : 0
    if (page < 1 || page > MOST_PAGES) throw unknownPage()
    // `c.req.path` is decoded; an address must not be.
    const { pathname } = new URL(c.req.url)
    if (page === 1) return redirect(c, pathname, 'spelling')
    const { filter } = await known(asked)
    const skipped = (page - 1) * PER_PAGE
    const [last] =
      page <= EXACT_PAGES
        ? await listPositions(db, filter, languages(), { limit: 1, offset: skipped - 1 })
        : [await positionAfter(db, filter, skipped - 1)]
    const [next] = last ? await listPositions(db, filter, languages(), { limit: 1, olderThan: last }) : []
    if (!last || !next) throw unknownPage()
    return redirect(c, `${pathname}?before=${last.id}`, 'page')
  }

  async function findStretch({ filter }: ListSubject, before: number | undefined) {
    const stretch = await leafThrough(db, filter, languages(), before)
    if (!stretch) throw unknownPage()
    return stretch
  }

  async function draw(
    path: string,
    subject: ListSubject,
    before: number | undefined,
    { positions, newer, older }: Stretch,
    viewer: Viewer,
  ) {
    const { kind, title, description, outlet, section } = subject
    const { zone } = publication.facts()
    const articles = sparedTo(viewer, await articlesAt(db, positions))
    const pictures = await findLeadPictures(db, deps.media, articles)
    const today = publication.today()
    const items = articles.map((article) => makeTeaser(article, pictures, { language: words.locale, zone, today }))
    const at = (anchor: number | undefined) => (anchor === undefined ? path : `${path}?before=${anchor}`)
    const props = { words, zone, kind, title, items, isFirst: before === undefined }
    const { slots, islands } = notices.on({ viewer, page: aboutWhat(subject, articles), placements: ['list'], words })
    return {
      title: kind === 'section' || kind === 'tag' ? words.published(title).text : title,
      ...(description && { description: words.published(description).text }),
      path: at(before),
      feed: kind === 'latest' ? '' : path,
      section: kind === 'latest' ? 'latest' : (section ?? ''),
      islands,
      body: (
        <ListView
          {...props}
          notice={slots.list}
          {...(newer && { newer: at(newer.before) })}
          {...(older !== undefined && { older: at(older) })}
          {...(description && { description })}
          {...(outlet && { outlet })}
          {...(await placeViews(subject, before === undefined))}
        />
      ),
    }
  }

  async function placeViews(
    { place }: ListSubject,
    isFirst: boolean,
  ): Promise<Pick<ListProps, 'map' | 'places' | 'happened'>> {
    if (!place) return {}
    const { country, city } = place
    const from = { country, ...(city && { placeId: city.id }) }
    const entries = isFirst ? await listEntriesFrom(db, from, MOST_ENTRIES) : []
    const drawn = deps.maps.locator(city ?? { country })
    const named = city?.city === undefined ? undefined : { name: city.city }
    return {
      ...(drawn && {
        map: <Locator words={words} map={drawn} country={country} city={named} withCountryLink={city !== undefined} />,
      }),
      ...(entries.length > 0 && {
        happened: <EntryLines words={words} entries={entries} heading={words.t('almanac.here')} id="happened-here" />,
      }),
      places: <Countries words={words} countries={await memory.countries.list()} id="countries" />,
    }
  }

  /** As far as it matters to what may stand among these articles. */
  function aboutWhat({ section, place, filter }: ListSubject, articles: readonly ArticleRecord[]) {
    const named = filter.by === 'tag' ? [filter.slug] : []
    // A short list has it at its end.
    const above = Math.max(0, Math.min(NOTICE_AFTER, articles.length) - 1)
    return {
      kind: 'list' as const,
      ...(section !== undefined && { section }),
      // What stands above and below the slot may exclude what was booked.
      tags: [...new Set([...named, ...articles.slice(above, above + 3).flatMap(({ tags }) => tags)])],
      places: place ? [place.country] : [],
      language: words.locale,
    }
  }

  const of = (kind: SubjectKind) =>
    list((slug) => ({ shelf: `${kind} ${slug}`, find: () => subjects.find(kind, slug) }))
  return {
    countries,
    latest: list(() => ({ shelf: 'all', find: async () => subjects.latest() })),
    section: of('section'),
    place: of('place'),
    author: of('author'),
    source: of('source'),
    tag: of('tag'),
  }
}

function readBefore(said: string | undefined): number | undefined {
  if (said === undefined) return undefined
  if (!/^[1-9]\d{0,14}$/.test(said)) throw unknownPage()
  return Number(said)
}

const unknownPage = () => notFound('page-unknown', 'There is no page at this address.')
