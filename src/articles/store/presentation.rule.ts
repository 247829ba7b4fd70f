import type { Picture } from '../../design/parts/picture.view.tsx'
import type { StoredPicture } from '../../media/pictures/pictures.module.ts'
import type { ArticlePlace, LeadPicture } from './articles.sql.ts'

/** A headline without the soft hyphens that say where a long word may part: for titles, machines and mails. */
export function plainHeadline(headline: string): string {
  return headline.replaceAll('\u00AD', '')
}

/** Words a minute that an adult reads of a report (Brysbaert 2019: 238 for non-fiction in English). */
const WORDS_A_MINUTE = 238

/** Whole minutes, at least one. */
export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE))

/** An article's place as a map wants it. */
export function mappable({ country, city, latitude, longitude }: ArticlePlace) {
  return { country, city, point: latitude === null || longitude === null ? undefined : { latitude, longitude } }
}

/** A stored picture with this article's words for it; undefined when there is none. */
export function pictureOf(lead: LeadPicture | undefined, stored: Map<string, StoredPicture>): Picture | undefined {
  const picture = lead && stored.get(lead.pictureId)
  if (!picture) return undefined
  const { alt, caption, credit } = lead
  return {
    widths: picture.renditions,
    width: picture.width,
    height: picture.height,
    alt,
    ...(caption && { caption }),
    ...(credit && { credit }),
    ...(picture.focus && { focus: picture.focus }),
  }
}
