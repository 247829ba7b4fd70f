import { findArticle } from '../../articles/store/store.module.ts'
import type { Database } from '../../platform/database.ts'
import { notFound } from '../../platform/errors.ts'

export async function findPublished(db: Database, slug: string) {
  const article = await findArticle(db, slug)
  if (!article) throw notFound('article-unknown', `There is no published article “${slug}”.`)
  return article
}
