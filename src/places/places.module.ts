import type { Point } from './gazetteer.rule.ts'

export { Countries } from './countries.view.tsx'
export { createMaps, type Maps } from './createMaps.ts'
export type { WorldMap } from './drawWorld.ts'
export { Locator } from './locator.view.tsx'
export { countryBySlug, countryName, isCountry } from './place.rule.ts'
export { findOrMakePlace, placeBySlug, placesOfCountry } from './places.sql.ts'
export { spread } from './spread.rule.ts'
export type { Point }

/** A country, or a city in one; `point` if somebody wrote where it is. */
export type Place = { id: number; slug: string; country: string; city: string | undefined; point: Point | undefined }
