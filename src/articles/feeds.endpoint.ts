import { generateJsonFeed, generateRssFeed } from 'feedsmith'
import type { Context } from 'hono'
import type { Words } from '../design/words/words.ts'
import type { Media } from '../media/media.module.ts'
import { answerVariant } from '../platform/answerVariant.ts'
import type { Database } from '../platform/database.ts'
import { notFound } from '../platform/errors.ts'
import { absoluteUrl, SHARED_CACHING, type Site } from '../platform/http.ts'
import type { Variants } from '../platform/variants.ts'
import type { Publication } from '../publication/publication.module.ts'
import { articlePath } from './address.rule.ts'
import type { BoxRenderer } from './articles.module.ts'
import { type ArticleRecord, listArticles } from './articles.sql.ts'
import type { ArticleMemory } from './createArticleMemory.ts'
import type { ListSubject, ListSubjects, SubjectKind } from './createListSubjects.ts'
import { feedId, withAbsoluteLinks, withoutIndentedText } from './feed.rule.ts'
import { findLeadPictures } from './findLeadPictures.ts'
import { plainHeadline } from './headline.rule.ts'
import { pictureOf } from './leadPicture.rule.ts'
import { renderLeadIn } from './renderLeadIn.tsx'

export type FeedsDeps = {
  db: Database
  site: Site
  media: Media
  memory: ArticleMemory
  publication: Publication
  subjects: ListSubjects
  variants: Variants
  box: BoxRenderer
  words: () => Words
}

type Format = 'rss' | 'json'

const NEWEST = 50
const TYPES: Record<Format, string> = {
  rss: 'application/rss+xml; charset=utf-8',
  json: 'application/feed+json; charset=utf-8',
}
const FILES: Record<Format, string> = { rss: 'rss.xml', json: 'feed.json' }

/** One article as both formats tell it: never more of its text than everyone may read. */
type Item = {
  id: string
  url: string
  title: string
  summary: string | undefined
  html: string
  published: Date
  updated: Date | undefined
  language: string
  authors: { name: string; url: string }[]
  tags: string[]
  picture: { url: string; width: number; height: number } | undefined
}

type Feed = {
  title: string
  description: string
  home: string
  self: string
  hub: string
  language: string
  items: Item[]
}

/** The newest of the publication, or of one way to group it, for feed readers. */
export function createFeedEndpoints(deps: FeedsDeps) {
  const { db, site, publication, subjects } = deps
  const url = (path: string) => absoluteUrl(site, path)

  async function itemsOf(articles: readonly ArticleRecord[]): Promise<Item[]> {
    const pictures = await findLeadPictures(db, deps.media, articles)
    return articles.map((article) => {
      const picture = pictureOf(article.leadPicture, pictures)
      const widest = picture?.widths.at(-1)
      return {
        id: feedId(site.origin, article),
        url: url(articlePath({ section: article.section.slug, slug: article.slug })),
        title: plainHeadline(article.headline),
        summary: article.standfirst,
        html: withAbsoluteLinks(String(renderLeadIn({ box: deps.box, words: deps.words() }, article)), site.origin),
        published: new Date(article.firstPublished.epochMilliseconds),
        updated: article.updated && new Date(article.updated.epochMilliseconds),
        language: article.language,
        authors: article.authors.map(({ name, slug }) => ({ name, url: url(`/author/${slug}`) })),
        tags: [article.section.name, ...article.tags],
        picture: widest &&
          picture && {
            url: url(widest.url),
            width: widest.width,
            height: Math.round((picture.height * widest.width) / picture.width),
          },
      }
    })
  }

  async function make(format: Format, subject: ListSubject, path: string): Promise<string> {
    const { name, promise, description, language, hub } = publication.facts()
    const whole = subject.kind === 'latest'
    const articles = await listArticles(db, subject.filter, { languages: [language], limit: NEWEST, offset: 0 })
    const home = path.slice(0, path.length - FILES[format].length - 1)
    const feed = {
      title: whole ? name : deps.words().t('page.title', { title: subject.title, publication: name }),
      description: (whole ? description || promise : subject.description) || promise || name,
      home: url(home === '' ? '/' : home),
      self: url(path),
      hub,
      language,
      items: await itemsOf(articles),
    }
    return format === 'rss' ? rss(feed, name) : json(feed)
  }

  const feed = (format: Format, find: (slug: string) => Promise<ListSubject | undefined>) =>
    async function show(c: Context): Promise<Response> {
      const subject = await find(c.req.param('slug') ?? '')
      if (!subject) throw notFound('feed-unknown', 'There is no feed at this address.')
      const { pathname } = new URL(c.req.url)
      const key = `feed ${pathname} ${deps.memory.changes()} ${publication.facts().version}`
      const variant = await deps.variants.get(key, () => make(format, subject, pathname))
      return answerVariant(c, variant, 200, {
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

  const both = (find: (slug: string) => Promise<ListSubject | undefined>) => ({
    rss: feed('rss', find),
    json: feed('json', find),
  })
  const of = (kind: SubjectKind) => both((slug) => subjects.find(kind, slug))
  return {
    site: both(async () => subjects.latest()),
    section: of('section'),
    place: of('place'),
    author: of('author'),
    source: of('source'),
    tag: of('tag'),
  }
}

function rss(feed: Feed, publication: string): string {
  const newest = feed.items.map(({ updated, published }) => updated ?? published)
  const xml = generateRssFeed({
    title: feed.title,
    link: feed.home,
    description: feed.description,
    language: feed.language,
    copyright: publication,
    generator: 'Dateline',
    ...(newest.length > 0 && { lastBuildDate: new Date(Math.max(...newest.map(Number))) }),
    atom: {
      links: [
        { href: feed.self, rel: 'self', type: 'application/rss+xml' },
        ...(feed.hub ? [{ href: feed.hub, rel: 'hub' }] : []),
      ],
    },
    items: feed.items.map((item) => ({
      title: item.title,
      link: item.url,
      guid: { value: item.id, isPermaLink: false },
      pubDate: item.published,
      ...(item.summary && { description: item.summary }),
      categories: item.tags.map((name) => ({ name })),
      dc: { creators: item.authors.map(({ name }) => name), languages: [item.language] },
      content: { encoded: item.html },
      ...(item.picture && { media: { contents: [{ ...item.picture, medium: 'image', type: 'image/webp' }] } }),
    })),
  })
  return withoutIndentedText(xml)
}

function json(feed: Feed): string {
  return JSON.stringify(
    generateJsonFeed({
      title: feed.title,
      description: feed.description,
      home_page_url: feed.home,
      feed_url: feed.self,
      ...(feed.hub && { hubs: [{ type: 'WebSub', url: feed.hub }] }),
      language: feed.language,
      items: feed.items.map((item) => ({
        id: item.id,
        url: item.url,
        title: item.title,
        content_html: item.html,
        ...(item.summary && { summary: item.summary }),
        ...(item.picture && { image: item.picture.url }),
        date_published: item.published,
        ...(item.updated && { date_modified: item.updated }),
        authors: item.authors,
        tags: item.tags,
        language: item.language,
      })),
    }),
  )
}
