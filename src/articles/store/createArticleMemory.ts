import { LRUCache } from 'lru-cache'
import type { Sealed } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { ARTICLES_CHANNEL } from './announceArticles.ts'
import { type ArticleRecord, findArticle, findBody } from './articles.sql.ts'
import { type CountryCounts, createCountryCounts } from './createCountryCounts.ts'
import { createPageVersions, type PageVersions } from './createPageVersions.ts'
import type { ArticleDocument } from './document.ts'
import { type ArticleChange, readArticleChange } from './readArticleChange.ts'

export type RememberedArticle = ArticleRecord & {
  /** Differs whenever anything of the article may have changed: part of the key of what was rendered from it. */
  loadedAs: number
}

export type ArticleMemory = {
  bySlug(slug: string): Promise<RememberedArticle | undefined>
  /** Only if it is in memory. */
  known(slug: string): RememberedArticle | undefined
  body(article: RememberedArticle): Promise<Sealed<ArticleDocument>>
  /** Of pages that show several articles. */
  pages: PageVersions
  countries: CountryCounts
}

/** Articles remembered at most; with its lead-in one takes some 6 KB. */
const MOST_REMEMBERED = 2_000

/** Articles are read from the database once and forgotten when somebody announces a change of them or of a variant. */
export function createArticleMemory(
  { db, browsing }: { db: Database; browsing: Database },
  notices: Notices,
): ArticleMemory {
  const remembered = new LRUCache<string, RememberedArticle>({ max: MOST_REMEMBERED })
  const loading = new Map<string, Promise<RememberedArticle | undefined>>()
  const pages = createPageVersions()
  const countries = createCountryCounts(browsing)
  let loads = 0

  function changed(change: ArticleChange | undefined) {
    pages.touch(change)
    countries.touch(change?.countries)
    // What is being read now may be from before: it is not kept, and the next who asks reads it again.
    if (!change) {
      remembered.clear()
      return loading.clear()
    }
    for (const slug of change.slugs) {
      loading.delete(slug)
      for (const { slug: sibling } of remembered.get(slug)?.variants ?? []) remembered.delete(sibling)
      remembered.delete(slug)
    }
  }

  notices.on(ARTICLES_CHANNEL, (payload) => changed(readArticleChange(payload)))
  notices.onReconnect(() => changed(undefined))

  function load(slug: string): Promise<RememberedArticle | undefined> {
    const under: Promise<RememberedArticle | undefined> = findArticle(db, slug)
      .then((record) => {
        if (!record) return undefined
        const article = { ...record, loadedAs: ++loads }
        if (loading.get(slug) === under) remembered.set(slug, article)
        return article
      })
      .finally(() => {
        if (loading.get(slug) === under) loading.delete(slug)
      })
    loading.set(slug, under)
    return under
  }

  return {
    pages,
    countries,
    known: (slug) => remembered.get(slug),
    body: (article) => findBody(db, article),
    bySlug(slug) {
      const known = remembered.get(slug)
      if (known) return Promise.resolve(known)
      return loading.get(slug) ?? load(slug)
    },
  }
}
