import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'
import { articlePath } from './address.rule.ts'
import { findArticle } from './articles.sql.ts'
import { excludedFromMagazine } from './articleWrites.sql.ts'

/** One article's facts for `dateline article show`; never its text. */
export async function showArticle(db: Database, slug: string) {
  const article = await findArticle(db, slug)
  if (!article) throw notFound('article-unknown', `There is no article “${slug}”.`)
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
