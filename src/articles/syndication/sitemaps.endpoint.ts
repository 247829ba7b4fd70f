import type { Context } from 'hono'
import { answerRendition } from '../../platform/answerRendition.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING, type Site } from '../../platform/http.ts'
import type { Renditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { articlePath, plainHeadline } from '../store/store.module.ts'
import { escapeXml } from './feed.rule.ts'
import { countAddresses, listAddresses, listRecentNews } from './sitemaps.sql.ts'

export type SitemapsDeps = {
  db: Database
  site: Site
  clock: Clock
  memory: ArticleMemory
  publication: Publication
  renditions: Renditions
}

/** Far below the protocol's 50,000, so that none takes long to write. */
const ADDRESSES_PER_PART = 5_000
/** What Google News reads: https://developers.google.com/search/docs/crawling-indexing/sitemaps/news-sitemap */
const NEWS_HOURS = 48
const MOST_NEWS = 1_000

const XML = '<?xml version="1.0" encoding="UTF-8"?>\n'
const SITEMAP = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

/** Every address that a search engine may know, and the news of two days. */
export function createSitemapEndpoints(deps: SitemapsDeps) {
  const { db, publication } = deps
  const url = (path: string) => escapeXml(absoluteUrl(deps.site, path))

  async function answer(c: Context, key: string, make: () => Promise<string>): Promise<Response> {
    const state = `${key} ${deps.memory.changes()} ${publication.version()}`
    const rendition = await deps.renditions.get(`sitemap ${state}`, make)
    return answerRendition(c, rendition, 200, {
      'Content-Type': 'application/xml; charset=utf-8',
      'Cache-Control': SHARED_CACHING,
    })
  }

  async function index(): Promise<string> {
    const parts = Math.max(1, Math.ceil((await countAddresses(db)) / ADDRESSES_PER_PART))
    const names = ['/sitemap-pages.xml', ...Array.from({ length: parts }, (_, at) => `/sitemap-${at + 1}.xml`)]
    const entries = names.map((name) => `<sitemap><loc>${url(name)}</loc></sitemap>`)
    return `${XML}<sitemapindex ${SITEMAP}>\n${entries.join('\n')}\n</sitemapindex>\n`
  }

  async function pages(): Promise<string> {
    const sections = publication.sections().map(({ slug }) => `/section/${slug}`)
    const about = publication.aboutPages().map(({ slug }) => `/about/${slug}`)
    const paths = ['/', '/latest', ...sections, '/newsletters', '/subscribe', ...about]
    return urlset(paths.map((path) => `<url><loc>${url(path)}</loc></url>`))
  }

  async function part(number: number): Promise<string> {
    const addresses = await listAddresses(db, ADDRESSES_PER_PART, (number - 1) * ADDRESSES_PER_PART)
    if (addresses.length === 0 && number > 1) throw unknown()
    return urlset(
      addresses.map(
        ({ section, slug, changed }) =>
          `<url><loc>${url(articlePath({ section, slug }))}</loc><lastmod>${changed}</lastmod></url>`,
      ),
    )
  }

  async function news(): Promise<string> {
    const { name } = publication.facts()
    const since = deps.clock.now().subtract({ hours: NEWS_HOURS })
    const entries = (await listRecentNews(db, since, MOST_NEWS)).map(
      ({ section, slug, language, published, headline }) =>
        `<url><loc>${url(articlePath({ section, slug }))}</loc><news:news><news:publication><news:name>${escapeXml(name)}</news:name><news:language>${escapeXml(language)}</news:language></news:publication><news:publication_date>${published}</news:publication_date><news:title>${escapeXml(plainHeadline(headline))}</news:title></news:news></url>`,
    )
    return urlset(entries, ' xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"')
  }

  return {
    index: (c: Context) => answer(c, 'index', index),
    news: (c: Context) => {
      // It ages by itself: a minute is as exact as anybody asks.
      const minute = Math.floor(deps.clock.now().epochMilliseconds / 60_000)
      return answer(c, `news ${minute}`, news)
    },
    part(c: Context) {
      const name = c.req.param('part') ?? ''
      if (name === 'sitemap-pages.xml') return answer(c, 'pages', pages)
      const number = Number(/^sitemap-([1-9]\d{0,5})\.xml$/.exec(name)?.[1])
      if (!Number.isInteger(number)) throw unknown()
      return answer(c, `part ${number}`, () => part(number))
    },
  }
}

const urlset = (entries: readonly string[], namespaces = '') =>
  `${XML}<urlset ${SITEMAP}${namespaces}>\n${entries.join('\n')}\n</urlset>\n`

const unknown = () => notFound('sitemap-unknown', 'There is no sitemap at this address.')
