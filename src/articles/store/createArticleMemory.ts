import { LRUCache } from 'lru-cache'
import type { Sealed } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { Notices } from '../../platform/notices.ts'
import { type ArticleRecord, findArticle, findBody } from './articles.sql.ts'
import type { ArticleDocument } from './document.ts'
import { ARTICLES_CHANNEL } from './saveArticle.ts'

export type RememberedArticle = ArticleRecord & {
  /** Differs whenever anything of the article may have changed: part of the key of what was rendered from it. */
  loadedAs: number
}

export type ArticleMemory = {
  bySlug(slug: string): Promise<RememberedArticle | undefined>
  /** Only if it is in memory. */
  known(slug: string): RememberedArticle | undefined
  body(article: RememberedArticle): Promise<Sealed<ArticleDocument>>
  /** Counts up with every article that anybody publishes or changes. */
  changes(): number
}

/** Articles remembered at most; with its lead-in one takes some 6 KB. */
const MOST_REMEMBERED = 2_000

/** Articles are read from the database once and forgotten when somebody announces a change. */
export function createArticleMemory(db: Database, notices: Notices): ArticleMemory {
  const remembered = new LRUCache<string, RememberedArticle>({ max: MOST_REMEMBERED })
  const loading = new Map<string, Promise<RememberedArticle | undefined>>()
  let changes = 0
  let loads = 0

  notices.on(ARTICLES_CHANNEL, (slug) => {
    changes++
    const changed = remembered.get(slug)
    remembered.delete(slug)
    // A new variant changes what its siblings say of themselves, and is not known here yet.
    if (!changed) remembered.clear()
    else for (const { slug: sibling } of changed.variants) remembered.delete(sibling)
  })
  notices.onReconnect(() => {
    changes++
    remembered.clear()
  })

  async function load(slug: string): Promise<RememberedArticle | undefined> {
    const before = changes
    const record = await findArticle(db, slug)
    if (!record) return undefined
    const article = { ...record, loadedAs: ++loads }
    if (changes === before) remembered.set(slug, article)
    return article
  }

  return {
    changes: () => changes,
    known: (slug) => remembered.get(slug),
    body: (article) => findBody(db, article),
    bySlug(slug) {
      const known = remembered.get(slug)
      if (known) return Promise.resolve(known)
      let under = loading.get(slug)
      if (!under) {
        under = load(slug).finally(() => loading.delete(slug))
        loading.set(slug, under)
      }
      return under
    },
  }
}
