import type { Context } from 'hono'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import { answerRendition } from '../../platform/answerRendition.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING, type Site } from '../../platform/http.ts'
import type { Renditions } from '../../platform/renditions.ts'
import type { Publication } from '../../publication/facts/facts.module.ts'
import type { ListSubject, ListSubjects, SubjectKind } from '../lists/lists.module.ts'
import type { ArticleMemory } from '../store/store.module.ts'
import { listArticles } from '../store/store.module.ts'
import { makeFeedItems } from './makeFeedItems.tsx'
import { writeJsonFeed } from './writeJsonFeed.ts'
import { writeRss } from './writeRss.ts'

export type FeedsDeps = {
  db: Database
  site: Site
  media: Media
  memory: ArticleMemory
  publication: Publication
  subjects: ListSubjects
  renditions: Renditions
  words: () => Words
}

type Format = 'rss' | 'json'

/** Which articles, by the name under which they are announced, and how it is found out whether there are any. */
type Found = { shelf(slug: string): string; find(slug: string): Promise<ListSubject | undefined> }

const NEWEST = 50
const TYPES: Record<Format, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}
const FILES: Record<Format, string> = { rss: 'rss.xml', json: 'feed.json' }

/** The newest of the publication, or of one way to group it, for feed readers. */
export function createFeedEndpoints(deps: FeedsDeps) {
  const { db, site, publication, subjects, memory } = deps
  const url = (path: string) => absoluteUrl(site, path)

  async function make(format: Format, subject: ListSubject, path: string, version: string): Promise<string> {
    const { name, promise, description, language, hub } = publication.facts()
    const whole = subject.kind === 'latest'
    const articles = await listArticles(db, subject.filter, { languages: [language], limit: NEWEST })
    memory.pages.shows(path, version, {
      from: articles.length < NEWEST ? undefined : articles.at(-1)?.firstPublished,
    })
    const home = path.slice(0, path.length - FILES[format].length - 1)
    const feed = {
      title: whole ? name : deps.words().t('page.title', { title: subject.title, publication: name }),
      description: (whole ? description || promise : subject.description) || promise || name,
      home: url(home === '' ? '/' : home),
      self: url(path),
      hub,
      language,
      items: await makeFeedItems({ ...deps, words: deps.words() }, articles),
    }
    return format === 'rss' ? writeRss(feed, name) : writeJsonFeed(feed)
  }

  const feed = (format: Format, { shelf, find }: Found) =>
    async function show(c: Context): Promise<Response> {
      const slug = c.req.param('slug') ?? ''
      const { pathname } = new URL(c.req.url)
      const version = memory.pages.versionOf(pathname, shelf(slug))
      const rendition = await deps.renditions.getShared(
        `feed ${pathname}`,
        `${version} ${publication.version()}`,
        async () => {
          const subject = await find(slug)
          if (!subject) throw notFound('feed-unknown', 'There is no feed at this address.')
          return make(format, subject, pathname, version)
        },
      )
      return answerRendition(c, rendition, 200, {
        'Content-Type': TYPES[format],
        'Cache-Control': SHARED_CACHING,
        ...hubLinks(pathname),
      })
    }

  /** WebSub finds the hub in the header, whatever the format (W3C WebSub §4). */
  function hubLinks(path: string): Record<string, string> {
    const { hub } = publication.facts()
    return hub ? { Link: `<${hub}>; rel="hub", <${url(path)}>; rel="self"` } : {}
  }

  const both = (found: Found) => ({ rss: feed('rss', found), json: feed('json', found) })
  const of = (kind: SubjectKind) =>
    both({ shelf: (slug) => `${kind} ${slug}`, find: (slug) => subjects.find(kind, slug) })
  return {
    site: both({ shelf: () => 'all', find: async () => subjects.latest() }),
    section: of('section'),
    place: of('place'),
    author: of('author'),
    source: of('source'),
    tag: of('tag'),
  }
}
