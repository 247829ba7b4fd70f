export { countryName, isCountry } from './place.rule.ts'
export { findOrMakePlace, placeBySlug, placesOfCountry } from './places.sql.ts'

/** A country, or a city in one. */
export type Place = { id: number; slug: string; country: string; city: string | undefined }
