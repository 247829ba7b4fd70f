import type { Context } from 'hono'
import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, errorJson, type Site } from '../../platform/http.ts'
import type { Limit, Limits } from '../../platform/limits.ts'
import { tokenHash } from '../../platform/signing.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { listArticles, renderBody } from '../store/store.module.ts'
import { makeFeedItems, WITHOUT_BOXES } from './makeFeedItems.tsx'
import { readerOfFeed } from './personalFeeds.sql.ts'
import { writeJsonFeed } from './writeJsonFeed.ts'
import { writeRss } from './writeRss.ts'

export type PersonalFeedDeps = {
  db: Database
  site: Site
  media: Media
  memory: ArticleMemory
  publication: Publication
  paywall: Paywall
  limits: Limits
  words: () => Words
}

const NEWEST = 30
/** A feed reader that asks every minute is broken, or many. */
const ASKED: Limit = { name: 'personal-feed', times: 60, perSeconds: 3600 }

/**
 * A reader's own feed by its secret address: whole articles while they subscribe, lead-ins as everybody's when they do
 * not. What it may hold is decided again at each request, never by the address.
 */
export function createPersonalFeedEndpoint(deps: PersonalFeedDeps) {
  const { db, site, memory, publication, paywall } = deps

  const make = (format: 'rss' | 'json') =>
    async function show(c: Context): Promise<Response> {
      const token = c.req.param('token') ?? ''
      const readerId = /^[\w-]{43}$/.test(token) ? await readerOfFeed(db, tokenHash(token)) : undefined
      if (readerId === undefined) throw notFound('feed-unknown', 'There is no feed at this address.')
      if (!(await deps.limits.allows(ASKED, String(readerId)))) {
        return errorJson({ status: 429, code: 'limited', message: 'Too often.' }, { 'Retry-After': '3600' })
      }
      const words = deps.words()
      const { name, promise, language } = publication.facts()
      const newest = await listArticles(db, { by: 'all' }, { languages: [language], limit: NEWEST })
      const articles = newest.filter(({ sponsor }) => sponsor === undefined)
      const grants = await paywall.grantForFeed(readerId, articles)
      const bodies = new Map<number, Child>()
      for (const { groupId, slug } of articles) {
        const grant = grants.get(groupId)
        const article = grant && (await memory.bySlug(slug))
        if (!article) continue
        const { text, boxes } = await renderBody({ ...deps, words, box: WITHOUT_BOXES }, article, grant, {
          unfolded: true,
        })
        bodies.set(groupId, [text, boxes])
      }
      const feed = {
        title: words.t('page.title', { title: words.t('feed.title'), publication: name }),
        description: grants.size > 0 ? promise || name : words.t('feed.leadInsOnly'),
        home: absoluteUrl(site, '/'),
        self: absoluteUrl(site, c.req.path),
        hub: '',
        language,
        items: await makeFeedItems({ ...deps, words }, articles, bodies),
      }
      return c.body(await (format === 'rss' ? writeRss(feed, name) : writeJsonFeed(feed)), 200, {
        'Content-Type':
          format === 'rss' ? 'application/rss+xml; charset=utf-8' : 'application/feed+json; charset=utf-8',
        'Cache-Control': 'no-store',
        'X-Robots-Tag': 'noindex',
        'Referrer-Policy': 'same-origin',
      })
    }

  return { rss: make('rss'), json: make('json') }
}
