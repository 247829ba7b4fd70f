import type { Maps } from '../../publication/places/places.module.ts'
import { INKS } from './drawMap.ts'

/** The world without marks, as SVG: strips of it stand where a sheet would be empty. */
export function drawPlain(maps: Maps): { svg: string; ratio: number } {
  const { width, height, graticule, land } = maps.world()
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path d="${graticule}" fill="none" stroke="${INKS.line}" stroke-width="1"/>` +
    `<path d="${land}" fill="${INKS.land}" stroke="${INKS.shore}" stroke-width=".8"/></svg>`
  return { svg, ratio: width / height }
}
