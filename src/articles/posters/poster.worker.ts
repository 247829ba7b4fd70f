import { PANEL } from '../../design/poster/layOutPoster.ts'
import { printPoster } from '../../design/poster/printPoster.ts'
import { answerWork } from '../../platform/sideProcess.ts'
import { createMaps } from '../../publication/places/places.module.ts'
import type { PosterOrder } from './createPosters.ts'

/** Finer than a map beside text, and a little larger than its place: the sheet's own edge is not to be seen. */
const SHEET = { width: PANEL.width + 8, height: PANEL.height + 8, heaviest: 16_000 }

const maps = createMaps()

answerWork(async ({ text, picture, place }: PosterOrder) => {
  const map = picture || !place ? undefined : maps.locator(place, SHEET)
  return printPoster({ text, picture, map: map && { ...map, unitsPerPixel: map.width / SHEET.width } })
})
