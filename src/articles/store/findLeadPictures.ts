import type { Media, StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { Database } from '../../platform/database.ts'
import type { ArticleRecord } from './articles.sql.ts'

/** The lead pictures of these articles, by id. */
export function findLeadPictures(
  db: Database,
  media: Media,
  articles: readonly ArticleRecord[],
): Promise<Map<string, StoredPicture>> {
  const ids = articles.map((article) => article.leadPicture?.pictureId).filter((id) => id !== undefined)
  return media.findPictures(db, ids)
}
