import type { ArticleDocument, ArticlePlace } from '../../articles/store/store.module.ts'
import type { Point } from '../../publication/places/places.module.ts'

/** A day of any year; 29 February is one. Months and days count from 1. */
export type MonthDay = { month: number; day: number }

/** Who says so: a name, and where it can be looked up, if that is on the web. */
export type EntrySource = { name: string; url?: string }

export type EntryPicture = { pictureId: string; alt: string; credit?: string }

/** Only what is `checked` is public. */
export type Review = 'checked' | 'unchecked'

/** Everything that is needed to store one. */
export type EntryDraft = {
  /** By which it is known again: a second draft of the same key changes the entry and makes no other. */
  key: string
  year: number
  month: number
  day: number
  headline: string
  body: ArticleDocument
  /** BCP 47 */
  language: string
  /** `point`: where it was, if that is not the city's own or there is no city. */
  place?: { country: string; city?: string; point?: Point }
  /** At least one. */
  sources: readonly EntrySource[]
  picture?: EntryPicture
  /** Slugs of articles that tell more. */
  articles: readonly string[]
  review: Review
}

/** One dated fact of the almanac. */
export type AlmanacEntry = Omit<EntryDraft, 'place' | 'articles'> & {
  id: number
  place: ArticlePlace | undefined
  articles: readonly string[]
}
