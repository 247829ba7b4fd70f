import { LRUCache } from 'lru-cache'
import { drawLocator, type LocatorMap, type Sheet } from './drawLocator.ts'
import { drawWorld, type WorldMap } from './drawWorld.ts'
import type { Point } from './gazetteer.rule.ts'
import { locatePlace, type Mappable } from './locatePlace.ts'
import { type Atlas, openAtlas } from './openAtlas.ts'

export type Maps = {
  /** Where a place is: its city, or the middle of its country. */
  locate(place: Mappable): Point | undefined
  /** For the margin beside a text, or for another sheet. */
  locator(place: Mappable, sheet?: Sheet): LocatorMap | undefined
  world(): WorldMap
  /** Reads the atlas, which takes a fifth of a second, before anybody waits for a map. */
  open(): void
}

/** Maps kept at most; one takes some 5 KB. */
const MOST_KEPT = 1_000

/** A place's map is drawn once, for the first article from there. */
export function createMaps(): Maps {
  const kept = new LRUCache<string, { map: LocatorMap | undefined }>({ max: MOST_KEPT })
  let opened: { atlas: Atlas; world: WorldMap } | undefined

  function open() {
    if (!opened) {
      const atlas = openAtlas()
      opened = { atlas, world: drawWorld(atlas) }
    }
    return opened
  }

  return {
    open,
    world: () => open().world,
    locate: (place) => locatePlace(open().atlas, place)?.point,
    locator(place, sheet) {
      if (sheet) return drawLocator(open().atlas, place, sheet)
      const key = `${place.country} ${place.city ?? ''} ${place.point?.latitude} ${place.point?.longitude}`
      const known = kept.get(key)
      if (known) return known.map
      const map = drawLocator(open().atlas, place)
      kept.set(key, { map })
      return map
    },
  }
}
