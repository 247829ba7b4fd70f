import { type GeoContext, type GeoPermissibleObjects, type GeoProjection, geoPath } from 'd3-geo'

/** A line or a ring on the sheet, in pixels. */
export type Line = { points: [number, number][]; closed: boolean }

export function projectLines(projection: GeoProjection, shapes: readonly GeoPermissibleObjects[]): Line[] {
  const lines: Line[] = []
  const pen: GeoContext = {
    moveTo: (x: number, y: number) => lines.push({ points: [[x, y]], closed: false }),
    lineTo: (x: number, y: number) => lines.at(-1)?.points.push([x, y]),
    closePath: () => Object.assign(lines.at(-1) ?? {}, { closed: true }),
    beginPath() {},
    arc() {},
  }
  const path = geoPath(projection, pen)
  for (const shape of shapes) path(shape)
  return lines
}
