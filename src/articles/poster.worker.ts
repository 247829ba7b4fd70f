import { PANEL } from '../design/poster/layOutPoster.ts'
import { printPoster } from '../design/poster/printPoster.ts'
import { createMaps } from '../places/places.module.ts'
import { answerWork } from '../platform/thread.ts'
import type { PosterOrder } from './createPosters.ts'

/** Finer than a map beside text: this one is looked at. */
const SHEET = { ...PANEL, heaviest: 16_000 }

const maps = createMaps()

answerWork(async ({ text, picture, place }: PosterOrder) => {
  const map = picture || !place ? undefined : maps.locator(place, SHEET)
  return printPoster({ text, picture, map: map && { ...map, unitsPerPixel: map.width / PANEL.width } })
})
