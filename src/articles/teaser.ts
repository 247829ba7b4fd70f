import type { Picture } from '../design/picture.view.tsx'
import type { Teaser } from '../design/teaser.view.tsx'
import { directionOf } from '../design/words/words.ts'
import type { Media, StoredPicture } from '../media/media.module.ts'
import type { Database } from '../platform/database.ts'
import { articlePath } from './address.rule.ts'
import type { ArticleRecord, LeadPicture } from './articles.sql.ts'

/** Words a minute that an adult reads of a report (Brysbaert 2019: 238 for non-fiction in English). */
const WORDS_A_MINUTE = 238

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
  }
}

export const readingMinutes = (words: number): number => Math.max(1, Math.round(words / WORDS_A_MINUTE))

/** What lists may show: facts, never more of the text than the standfirst. */
export function teaserOf(article: ArticleRecord, stored: Map<string, StoredPicture>, pageLanguage: string): Teaser {
  const picture = pictureOf(article.leadPicture, stored)
  const city = article.places[0]?.city
  return {
    url: articlePath({ section: article.section.slug, slug: article.slug }),
    headline: article.headline,
    section: { name: article.section.name, url: `/section/${article.section.slug}` },
    published: article.firstPublished,
    minutes: readingMinutes(article.words),
    ...(article.kicker && { kicker: article.kicker }),
    ...(city && { place: city }),
    ...(article.standfirst && { standfirst: article.standfirst }),
    ...(picture && { picture }),
    ...(article.source && { source: article.source.name }),
    ...(article.language !== pageLanguage && { language: article.language, direction: directionOf(article.language) }),
  }
}

export function leadPicturesOf(db: Database, media: Media, articles: readonly ArticleRecord[]) {
  const ids = articles.map((article) => article.leadPicture?.pictureId).filter((id) => id !== undefined)
  return media.findPictures(db, ids)
}
