import { LRUCache } from 'lru-cache'
import { drawLocator, type LocatorMap } from './drawLocator.ts'
import { drawWorld, type WorldMap } from './drawWorld.ts'
import type { Point } from './gazetteer.rule.ts'
import { locatePlace, type Mappable } from './locatePlace.ts'
import { openAtlas } from './openAtlas.ts'

export type Maps = {
  /** Where a place is: its city, or the middle of its country. */
  locate(place: Mappable): Point | undefined
  locator(place: Mappable): LocatorMap | undefined
  world: WorldMap
}

/** Maps kept at most; one takes some 5 KB. */
const MOST_KEPT = 1_000

/** Opens the atlas. A place's map is drawn once, at the first article from there. */
export function createMaps(): Maps {
  const atlas = openAtlas()
  const kept = new LRUCache<string, { map: LocatorMap | undefined }>({ max: MOST_KEPT })
  return {
    locate: (place) => locatePlace(atlas, place)?.point,
    locator(place) {
      const key = `${place.country} ${place.city ?? ''} ${place.point?.latitude} ${place.point?.longitude}`
      const known = kept.get(key)
      if (known) return known.map
      const map = drawLocator(atlas, place)
      kept.set(key, { map })
      return map
    },
    world: drawWorld(atlas),
  }
}
