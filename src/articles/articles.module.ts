import type { Child } from 'hono/jsx'
import type { Teaser } from '../design/parts/teaser.view.tsx'
import type { Words } from '../design/words/words.ts'
import type { Point } from '../places/places.module.ts'
import type { Database } from '../platform/database.ts'
import type { ArticleRecord } from './articles.sql.ts'
import type { ArticleDocument } from './document.ts'
import type { StreamEntry } from './stream.view.tsx'

export type { ArticleTerms } from '../paywall/paywall.module.ts'
export { announceToHub } from './announceToHub.ts'
export { createArticlePage } from './article.page.tsx'
export type { ArticleRecord } from './articles.sql.ts'
export { countArticlesByCountry, headlinesOfGroups, listArticles } from './articles.sql.ts'
export { type ArticleAnswers, type ArticleRequestHeaders, createArticleAnswers } from './createArticleAnswers.ts'
export { type ArticleMemory, createArticleMemory } from './createArticleMemory.ts'
export { createListSubjects } from './createListSubjects.ts'
export { createPosters, type Posters } from './createPosters.ts'
export type { ArticleDocument, Block, Inline, Mark } from './document.ts'
export { ArticleDocumentSchema, plainText } from './document.ts'
export { renderDocument } from './document.view.tsx'
export { createFeedEndpoints } from './feeds.endpoint.ts'
export { findLeadPictures } from './findLeadPictures.ts'
export { findMovedArticle } from './findMovedArticle.ts'
export { createGiftPage } from './gift.page.tsx'
export { createListPages } from './lists.page.tsx'
export { makeTeaser } from './makeTeaser.ts'
export { mappable } from './mappable.rule.ts'
export { createOembedEndpoint } from './oembed.endpoint.ts'
export { createPersonalFeedEndpoint } from './personalFeed.endpoint.ts'
export { createPersonalFeedPage } from './personalFeed.page.tsx'
export { FeedPanel } from './personalFeed.view.tsx'
export { deletePersonalFeed, listHeldFeed, personalFeedSince } from './personalFeeds.sql.ts'
export { createPosterEndpoint } from './poster.endpoint.ts'
export { renderLeadIn } from './renderLeadIn.tsx'
export { saveArticle } from './saveArticle.ts'
export { setTerms } from './setTerms.ts'
export { showArticle } from './showArticle.ts'
export { createSitemapEndpoints } from './sitemaps.endpoint.ts'

import type { ArticleTerms } from '../paywall/paywall.module.ts'

/** Everything that is needed to publish one article or a new version of it. */
export type ArticleDraft = {
  /** Where it came from, stable over repeated imports: `markdown:posts/2014-03-12-coming-soon.md`. */
  importKey?: string
  /** Unchanged digest, unchanged article: nothing is written. */
  importDigest?: string
  slug: string
  section: string
  language: string
  terms: ArticleTerms
  headline: string
  kicker?: string
  standfirst?: string
  /** Names; a page is made for each. */
  authors: string[]
  tags: string[]
  /**
   * ISO 3166-1 alpha-2 country, and the city of the dateline if there is one, with its point where the gazetteer does
   * not know it. The first is the dateline's.
   */
  places: Array<{ country: string; city?: string; point?: Point }>
  leadPicture?: { pictureId: string; alt: string; caption?: string; credit?: string }
  firstPublished: Temporal.Instant
  updated?: Temporal.Instant
  /** A partner outlet's slug, and what is known of the original. */
  original?: { source?: string; url?: string; language?: string; translator?: string }
  /** Slug of an article whose language variant this is. */
  variantOf?: string
  redirectFrom: string[]
  status: 'published' | 'draft'
  /** Wanted as the front's lead while it is recent. */
  frontLead?: boolean
  /** Front matter that we have no place for; kept, never shown. */
  extra: Record<string, unknown>
  body: ArticleDocument
}

export type SaveOutcome =
  | { kind: 'created'; articleId: number; url: string }
  | { kind: 'updated'; articleId: number; url: string }
  | { kind: 'unchanged'; articleId: number; url: string }
  | { kind: 'refused'; reason: string }

/** Fulfilled by compose with the newsletters module: what an article box of a named newsletter looks like. */
export type BoxRenderer = {
  newsletterBox(slug: string, words: Words): Child | undefined
}

export type SaveArticle = (db: Database, draft: ArticleDraft, now: Temporal.Instant) => Promise<SaveOutcome>

/** What stands below an article. */
export type Tail = {
  stream: readonly StreamEntry[]
  latest: readonly Teaser[]
  /** The newest from other countries than the article's. */
  elsewhere: readonly Teaser[]
}

/** Fulfilled by compose with the fronts module. */
export type TailProvider = {
  /** Differs whenever a tail may have changed: part of the key of every rendered page. */
  version(): string
  tail(article: ArticleRecord): Promise<Tail>
}
