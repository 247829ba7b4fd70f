import { PANEL } from '../../design/poster/layOutPoster.ts'
import { canBeSet } from '../../design/poster/letters.ts'
import { dateFormat, directionOf } from '../../design/words/words.ts'
import { type StoredPicture, smallestCovering } from '../../media/pictures/pictures.module.ts'
import { countryName } from '../../publication/places/places.module.ts'
import type { ArticlePlace, ArticleRecord } from '../store/store.module.ts'
import { mappable } from '../store/store.module.ts'
import { type Poster, type PosterFacts, posterAt } from './posterAt.ts'

export type PosterPage = {
  name: string
  zone: string
  today: Temporal.PlainDate
  /** A section's name in the article's language. */
  phrase(text: string, language: string): string | undefined
}

/** The poster that an article has now; undefined where our faces lack letters of its headline. */
export function describePoster(
  article: ArticleRecord,
  pictures: ReadonlyMap<string, StoredPicture>,
  page: PosterPage,
): Poster | undefined {
  const { language } = article
  const headline = tidy(article.headline)
  const publication = tidy(page.name)
  if (!canBeSet(headline) || !canBeSet(publication)) return undefined
  const [place] = article.places
  const stored = article.leadPicture && pictures.get(article.leadPicture.pictureId)
  const picture = stored && smallestCovering(stored, PANEL)
  const facts: PosterFacts = {
    text: {
      publication,
      kicker: kickerOf(article, page),
      headline,
      dateline: { place: place && placeOf(place, language), date: dateOf(article, page) },
      language,
      direction: directionOf(language),
    },
    picture: picture && {
      id: stored.id,
      width: picture.width,
      ...(stored.focus && { focus: stored.focus }),
      ...(stored.crop && { crop: stored.crop }),
    },
    place: picture || !place ? undefined : mappable(place),
  }
  return posterAt(`/pictures/poster/${article.slug}`, facts)
}

function kickerOf({ kicker, section, language }: ArticleRecord, page: PosterPage): string {
  const named = page.phrase(section.name, language) ?? section.name
  return [kicker, named].map((text) => tidy(text ?? '')).find((text) => text !== '' && canBeSet(text)) ?? ''
}

/** The city in its capitals; where the article is written in another script than the city, its country in that. */
function placeOf({ city, country }: ArticlePlace, language: string): string | undefined {
  const latin = new Intl.Locale(language).maximize().script === 'Latn'
  const foreign = city === null || (!latin && /\p{Script=Latin}/u.test(city))
  const name = tidy(foreign ? countryName(country, language) : city).toLocaleUpperCase(language)
  return canBeSet(name) ? name : undefined
}

/** As everywhere: the year only where it is another than this one. */
function dateOf({ firstPublished, language }: ArticleRecord, { zone, today }: PosterPage): string {
  const { year } = firstPublished.toZonedDateTimeISO(zone)
  const date = dateFormat(language, zone, year === today.year ? 'dayMonth' : 'long')
  return tidy(date.format(firstPublished.epochMilliseconds)).toLocaleUpperCase(language)
}

const tidy = (text: string) => text.normalize('NFC').replace(/\s+/gu, ' ').trim()
