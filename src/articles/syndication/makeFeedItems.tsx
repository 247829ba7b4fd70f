import type { Child } from 'hono/jsx'
import type { Words } from '../../design/words/words.ts'
import type { Media } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import { absoluteUrl, type Site } from '../../platform/http.ts'
import { pagePath } from '../../publication/facts/facts.module.ts'
import type { ArticleRecord, BoxRenderer } from '../store/store.module.ts'
import { articlePath, findLeadPictures, pictureOf, plainHeadline, renderLeadIn } from '../store/store.module.ts'
import { feedId, standingAlone } from './feed.rule.ts'

/** One article as both formats tell it. */
export type FeedItem = {
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
  /** WebP where no type is said. */
  picture: { url: string; width: number; height: number; type?: string } | undefined
}

export type Feed = {
  title: string
  description: string
  home: string
  self: string
  hub: string
  language: string
  items: FeedItem[]
}

export type FeedItemsDeps = { db: Database; site: Site; media: Media; words: Words }

/** Forms do nothing in a feed reader. */
export const WITHOUT_BOXES: BoxRenderer = { newsletterBox: () => undefined }

/** Lead-ins, which everyone may read; a body, by article group, only where a grant has opened it. */
export async function makeFeedItems(
  deps: FeedItemsDeps,
  articles: readonly ArticleRecord[],
  bodies: ReadonlyMap<number, Child> = new Map(),
): Promise<FeedItem[]> {
  const { db, site } = deps
  const url = (path: string) => absoluteUrl(site, path)
  const pictures = await findLeadPictures(db, deps.media, articles)
  return articles.map((article) => {
    const picture = pictureOf(article.leadPicture, pictures)
    const widest = picture?.widths.at(-1)
    const address = url(articlePath({ section: article.section.slug, slug: article.slug }))
    const text = bodies.get(article.groupId) ?? renderLeadIn({ ...deps, box: WITHOUT_BOXES }, article)
    const paid = article.sponsor && deps.words.t('sponsored.note', { sponsor: article.sponsor })
    return {
      id: feedId(site.origin, article),
      url: address,
      title: plainHeadline(article.headline),
      summary: [paid, article.standfirst].filter(Boolean).join(' ') || undefined,
      html: standingAlone(String(paid ? withLine(paid, text) : text), { origin: site.origin, url: address }),
      published: new Date(article.firstPublished.epochMilliseconds),
      updated: article.updated && new Date(article.updated.epochMilliseconds),
      language: article.language,
      authors: article.authors.map(({ name, slug }) => ({ name, url: url(pagePath('author', slug)) })),
      tags: [article.section.name, ...article.tagNames],
      picture: widest &&
        picture && {
          url: url(widest.url),
          width: widest.width,
          height: Math.round((picture.height * widest.width) / picture.width),
        },
    }
  })
}

function withLine(line: string, text: Child): Child {
  return (
    <>
      <p>{line}</p>
      {text}
    </>
  )
}
