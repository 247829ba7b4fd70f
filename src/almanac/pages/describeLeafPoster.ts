import { type Poster, posterAt } from '../../articles/posters/posters.module.ts'
import { mappable } from '../../articles/store/store.module.ts'
import { PANEL } from '../../design/poster/layOutPoster.ts'
import { canBeSet } from '../../design/poster/letters.ts'
import { dateFormat, directionOf } from '../../design/words/words.ts'
import { type StoredPicture, smallestCovering } from '../../media/pictures/pictures.module.ts'
import { countryName } from '../../publication/places/places.module.ts'
import { type AlmanacEntry, dayOf, slugOfDay } from '../entries/entries.module.ts'

export type LeafPosterPage = {
  /** Of the publication, and of the almanac in the entry's language. */
  publication: string
  name: string
}

/** Where posters of leaves are, by day. */
const LEAF_POSTERS = '/pictures/this-happened'

/** What stands where a leaf's address is pasted; undefined where our faces lack letters of its headline. */
export function describeLeafPoster(
  entry: AlmanacEntry,
  pictures: ReadonlyMap<string, StoredPicture>,
  { publication, name }: LeafPosterPage,
): Poster | undefined {
  const { language, headline, place } = entry
  if (!canBeSet(headline) || !canBeSet(publication)) return undefined
  const stored = entry.picture && pictures.get(entry.picture.pictureId)
  const picture = stored && smallestCovering(stored, PANEL)
  const date = dateFormat(language, 'UTC', 'long').format(dayOf(entry).toZonedDateTime('UTC').epochMilliseconds)
  return posterAt(`${LEAF_POSTERS}/${slugOfDay(entry)}`, {
    text: {
      publication,
      kicker: canBeSet(name) ? name : '',
      headline,
      dateline: { place: place && placeName(place, language), date: date.toLocaleUpperCase(language) },
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
  })
}

function placeName({ city, country }: NonNullable<AlmanacEntry['place']>, language: string): string | undefined {
  const named = (city ?? countryName(country, language)).toLocaleUpperCase(language)
  return canBeSet(named) ? named : undefined
}
