import type { Context } from 'hono'
import { ALMANAC_PATH, type Almanac, pathOfCentury, pathOfDay } from '../../almanac/entries/entries.module.ts'
import { answerRendition } from '../../platform/answerRendition.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING, type Site } from '../../platform/http.ts'
import type { Renditions } from '../../platform/renditions.ts'
import { type Publication, pagePath } from '../../publication/facts/facts.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { ADDRESSES_PER_SITEMAP, articlePath, plainHeadline } from '../store/store.module.ts'
import { escapeXml, newsLanguage } from './feed.rule.ts'
import { listAddresses, listRecentNews, listSitemaps } from './sitemaps.sql.ts'

export type SitemapsDeps = {
  db: Database
  site: Site
  clock: Clock
  memory: ArticleMemory
  publication: Publication
  renditions: Renditions
  almanac: Almanac
  issueDates(): Promise<readonly string[]>
}

/** What Google News reads: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const NEWS_HOURS = 48
const MOST_NEWS = 1_000

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** Every address that a search engine may know, and the news of two days. */
export function createSitemapEndpoints(deps: SitemapsDeps) {
  const { db, publication, memory } = deps
  const url = (path: string) => escapeXml(absoluteUrl(deps.site, path))

  type Kept = { key: string; shelf: string; version?: string; make(version: string): Promise<string> }

  async function answer(c: Context, { key, shelf, version = '', make }: Kept): Promise<Response> {
    const page = `sitemap ${key}`
    const shown = memory.pages.versionOf(page, shelf)
    const state = `${shown} ${version} ${publication.version()}`
    const rendition = await deps.renditions.getShared(page, state, () => make(shown))
    return answerRendition(c, rendition, 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': SHARED_CACHING,
    })
  }

  /** A list of nothing is no valid one (sitemap.xsd, and what Search Console says): then it names the front. */
  function urlset(entries: readonly string[], namespaces = ''): string {
    const listed = entries.length > 0 ? entries : [`<url><loc>${url('/')}</loc></url>`]
    return `${XML}<urlset ${SITEMAP}${namespaces}>\n${listed.join('\n')}\n</urlset>\n`
  }

  async function index(): Promise<string> {
    const parts = await listSitemaps(db, ADDRESSES_PER_SITEMAP)
    const names = ['/sitemap-pages.xml', ...parts.map((part) => `/sitemap-${part}.xml`)]
    const entries = names.map((name) => `<sitemap><loc>${url(name)}</loc></sitemap>`)
    return `${XML}<sitemapindex ${SITEMAP}>\n${entries.join('\n')}\n</sitemapindex>\n`
  }

  async function pages(): Promise<string> {
    const sections = publication.sections().map(({ slug }) => pagePath('section', slug))
    const about = publication.aboutPages().map(({ slug }) => `/about/${slug}`)
    const days = deps.almanac.days().map(pathOfDay)
    const centuries = deps.almanac.centuries().map(pathOfCentury)
    const happened = days.length > 0 ? [ALMANAC_PATH, ...days, ...centuries] : []
    const dates = await deps.issueDates()
    const magazine = dates.length > 0 ? ['/magazine', ...dates.map((date) => `/magazine/${date}`)] : []
    const paths = [
      '/',
      '/latest',
      '/places',
      '/archive',
      ...sections,
      '/newsletters',
      ...about,
      '/corrections',
      ...happened,
      ...magazine,
    ]
    return urlset(paths.map((path) => `<url><loc>${url(path)}</loc></url>`))
  }

  async function part(number: number): Promise<string> {
    const addresses = await listAddresses(db, {
      after: (number - 1) * ADDRESSES_PER_SITEMAP,
      to: number * ADDRESSES_PER_SITEMAP,
    })
    if (addresses.length === 0 && number > 1) throw unknown()
    return urlset(
      addresses.map(
        ({ section, slug, changed }) =>
          `<url><loc>${url(articlePath({ section, slug }))}</loc><lastmod>${changed}</lastmod></url>`,
      ),
    )
  }

  async function news(version: string): Promise<string> {
    const { name } = publication.facts()
    const since = deps.clock.now().subtract({ hours: NEWS_HOURS })
    memory.pages.shows('sitemap news', version, { from: since })
    const entries = (await listRecentNews(db, since, MOST_NEWS)).map(
      ({ section, slug, language, published, headline }) =>
        `<url><loc>${url(articlePath({ section, slug }))}</loc><news:news><news:publication><news:name>${escapeXml(name)}</news:name><news:language>${newsLanguage(language)}</news:language></news:publication><news:publication_date>${published}</news:publication_date><news:title>${escapeXml(plainHeadline(headline))}</news:title></news:news></url>`,
    )
    return urlset(entries, ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')
  }

  return {
    index: (c: Context) => answer(c, { key: 'index', shelf: 'all', make: index }),
    news: (c: Context) => {
      // It ages by itself: a minute is as exact as anybody asks.
      const minute = String(Math.floor(deps.clock.now().epochMilliseconds / 60_000))
      return answer(c, { key: 'news', shelf: 'all', version: minute, make: news })
    },
    async part(c: Context) {
      const name = c.req.param('part') ?? ''
      if (name === 'sitemap-pages.xml') {
        const version = `${deps.almanac.version()} ${await deps.issueDates()}`
        return answer(c, { key: 'pages', shelf: 'none', version, make: pages })
      }
      const number = Number(/^sitemap-([1-9]\d{0,5})\.xml$/.exec(name)?.[1])
      if (!Number.isInteger(number)) throw unknown()
      return answer(c, { key: `part ${number}`, shelf: `sitemap ${number}`, make: () => part(number) })
    },
  }
}

const unknown = () => notFound('sitemap-unknown', 'There is no sitemap at this address.')
