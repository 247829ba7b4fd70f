import type { ArticlePlace } from './articles.sql.ts'

/** An article's place as a map wants it. */
export function mappable({ country, city, latitude, longitude }: ArticlePlace) {
  return { country, city, point: latitude === null || longitude === null ? undefined : { latitude, longitude } }
}
