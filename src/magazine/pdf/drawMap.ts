import { type Maps, spread } from '../../publication/places/places.module.ts'

/** As SVG; a number stands for each place, in this order. */
export type DrawnMap = { svg: string; names: string[] }

type Place = { name: string; latitude?: number | undefined; longitude?: number | undefined }

/** The colours of the site's maps, as they are printed. */
export const INKS = { land: '#f0e9dc', line: '#d8d1c3', shore: '#8f8a80', mark: '#b8330f' }

/** Half pixels between two marks: their numbers stay readable. */
const APART = 44

/** The world with numbered marks, in the order in which the places come; undefined where none has a point. */
export function drawMap(maps: Maps, places: readonly Place[]): DrawnMap | undefined {
  const points = new Map<string, { latitude: number; longitude: number }>()
  for (const { name, latitude, longitude } of places) {
    if (latitude === undefined || longitude === undefined || points.has(name)) continue
    points.set(name, { latitude, longitude })
  }
  if (points.size === 0) return undefined
  const world = maps.world()
  const spots = [...points.values()].map((point) => {
    const [x, y] = world.at(point)
    return { x, y }
  })
  const marks = spread(spots, APART, world).map(({ x, y }, at) => {
    const spot = spots[at] ?? { x, y }
    return (
      `<path d="M${spot.x} ${spot.y}L${x} ${y}" stroke="${INKS.mark}" stroke-width="1.6"/>` +
      `<circle cx="${spot.x}" cy="${spot.y}" r="3.4" fill="${INKS.mark}"/><circle cx="${x}" cy="${y}" r="17" fill="${INKS.mark}"/>` +
      `<text x="${x}" y="${y + 7.6}" font-family="Dateline Sans latin" font-weight="600" font-size="21" ` +
      `text-anchor="middle" fill="#fffdf9">${at + 1}</text>`
    )
  })
  const { width, height, graticule, land } = world
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
    `<path d="${graticule}" fill="none" stroke="${INKS.line}" stroke-width="1.4"/>` +
    `<path d="${land}" fill="${INKS.land}" stroke="${INKS.shore}" stroke-width="1.2"/>${marks.join('')}</svg>`
  return { svg, names: [...points.keys()] }
}
