import { citiesOf, findCity, type Point } from './gazetteer.rule.ts'
import type { Atlas } from './openAtlas.ts'
import type { LongLat } from './sphere.rule.ts'

/** A place as an article names it; its own point, if somebody wrote one, wins over the gazetteer's. */
export type Mappable = { country: string; city?: string | null | undefined; point?: Point | undefined }

/** Where a city is, or else a country's middle. Undefined only for letters that belong to no land. */
export function locatePlace(atlas: Atlas, place: Mappable): { point: Point; exact: boolean } | undefined {
  const point = place.point ?? (place.city ? findCity(place.country, place.city) : undefined)
  if (point) return { point, exact: true }
  const [mainland] = atlas.countries.get(place.country) ?? []
  const middle = mainland ? pointOf(mainland.around.centre) : citiesOf(place.country).values().next().value
  return middle && { point: middle, exact: false }
}

const pointOf = ([longitude, latitude]: LongLat): Point => ({ latitude, longitude })
