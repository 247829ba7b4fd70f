import { type ArticleRecord, articlePath, findArticles, plainHeadline } from '../../articles/store/store.module.ts'
import type { Grant, Paywall } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { listSaved } from './saved.sql.ts'

/** An article that was put aside, as it stands now. */
export type Kept = {
  slug: string
  headline: string
  /** What it is and the way to its text; undefined: it is not published any more. */
  article: ArticleRecord | undefined
  path: string | undefined
  /** undefined: its text is withheld from this reader now. */
  grant: Grant | undefined
}

/**
 * What a reader has put aside, in the order of their saving, each with the grant that opens it to them by their own
 * right: nothing is counted, so what the meter would count stays closed.
 */
export async function gatherSaved(
  { db, paywall }: { db: Database; paywall: Pick<Paywall, 'grantForFeed'> },
  readerId: number,
): Promise<Kept[]> {
  const saved = await listSaved(db, readerId)
  const articles = await findArticles(
    db,
    saved.map(({ slug }) => slug),
  )
  const bySlug = new Map(articles.map((article) => [article.slug, article]))
  const grants = await paywall.grantForFeed(readerId, articles)
  return saved.map(({ slug, headline }) => {
    const article = bySlug.get(slug)
    return {
      slug,
      headline: plainHeadline(article?.headline ?? headline),
      article,
      path: article && articlePath({ section: article.section.slug, slug }),
      grant: article && grants.get(article.groupId),
    }
  })
}
