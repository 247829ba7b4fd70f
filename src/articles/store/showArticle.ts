import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { articlePath } from './address.rule.ts'
import { findArticleAtDesk } from './articles.sql.ts'
import { excludedFromMagazine } from './articleWrites.sql.ts'

/** One article's facts for `dateline article show`, whatever its state; never its text. */
export async function showArticle(db: Database, articleId: number) {
  const article = await findArticleAtDesk(db, articleId)
  if (!article) throw notFound('article-unknown', 'There is no such article.')
  return {
    slug: article.slug,
    path: articlePath({ section: article.section.slug, slug: article.slug }),
    headline: article.headline,
    section: article.section.slug,
    terms: article.terms,
    openToAll: article.openToAll,
    inMagazine: (await excludedFromMagazine(db, [article.id])).size === 0,
    sponsoredBy: article.sponsor ?? null,
    language: article.language,
    group: article.groupId,
    variants: article.variants.map((variant) => ({ language: variant.language, path: articlePath(variant) })),
    authors: article.authors.map((author) => author.name),
    tags: article.tagNames,
    places: article.places.map((place) => ({ country: place.country, city: place.city })),
    source: article.source?.slug ?? null,
    originalLanguage: article.originalLanguage ?? null,
    originalUrl: article.originalUrl ?? null,
    translator: article.translator ?? null,
    firstPublished: article.firstPublished.toString(),
    updated: article.updated?.toString() ?? null,
    words: article.words,
  }
}
