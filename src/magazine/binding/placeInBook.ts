import { type ArticlePlace, mappable } from '../../articles/store/store.module.ts'
import { countryName } from '../../publication/places/places.module.ts'
import type { BookPlace } from '../book/book.module.ts'
import type { BindingDeps } from './binding.ts'

/** A place as the publication's language calls it, and where it is, if that is known. */
export function placeInBook({ publication, languages, maps }: BindingDeps, place: ArticlePlace): BookPlace {
  const words = languages.speak(publication.facts().language)
  const country = countryName(place.country, words.locale)
  const name = place.city === null ? country : words.published(place.city).text
  return { name, ...(place.city !== null && { country }), code: place.country, ...maps.locate(mappable(place)) }
}
