import { type GeoPermissibleObjects, geoEqualEarth, geoGraticule } from 'd3-geo'
import type { Point } from './gazetteer.rule.ts'
import type { Atlas, AtlasPiece } from './openAtlas.ts'
import { projectLines } from './projectLines.ts'
import { UNITS, writePath } from './writePath.ts'

/** Paths and points in half pixels of a sheet of that size. */
export type WorldMap = {
  width: number
  height: number
  graticule: string
  land: string
  /** Where a point stands on the sheet. */
  at(point: Point): [number, number]
  /** A country's shape; empty for one too small to be seen. */
  country(code: string): string
}

const WIDTH = 976
/** Room above the north for the marks that stand there. */
const SKY = 18
/** Nobody reports from south of Cape Horn; the north goes to the pole, so that no coast ends at the sheet's edge. */
const NORTH = 90
const SOUTH = -57
/** The cut runs through the Bering Strait, where it parts nothing but Russia from America. */
const MIDDLE = 11

/** The inhabited world at true relative sizes. */
export function drawWorld(atlas: Atlas): WorldMap {
  const plain = geoEqualEarth().rotate([-MIDDLE, 0]).translate([0, 0]).scale(1)
  const heightAt = (latitude: number) => (plain([MIDDLE, latitude]) as [number, number])[1]
  const scale = WIDTH / 2 / (plain([MIDDLE + 179.999, 0]) as [number, number])[0]
  const height = Math.round((heightAt(SOUTH) - heightAt(NORTH)) * scale) + SKY
  const projection = geoEqualEarth()
    .rotate([-MIDDLE, 0])
    .scale(scale)
    .translate([WIDTH / 2, SKY - heightAt(NORTH) * scale])
    .clipExtent([
      [0, SKY],
      [WIDTH, height],
    ])
    .precision(0.6)
  const drawn = (pieces: readonly AtlasPiece[], smallest: number) =>
    writePath(projectLines(projection, pieces.map(asPolygon)), { tolerance: 2.8, smallest })
  const lines = geoGraticule()
    .step([30, 20])
    .extent([
      [-180, -80],
      [180, 89.9],
    ])
  return {
    width: WIDTH * UNITS,
    height: height * UNITS,
    graticule: writePath(projectLines(projection, [lines()]), { tolerance: 26, smallest: 0 }),
    land: drawn(
      atlas.land.filter(({ around }) => around.centre[1] > -60),
      6,
    ),
    at: ({ latitude, longitude }) => {
      const [x, y] = projection([longitude, latitude]) ?? [0, 0]
      return [Math.round(x * UNITS), Math.round(Math.max(0, Math.min(height, y)) * UNITS)]
    },
    country: (code) => drawn(atlas.countries.get(code) ?? [], 3),
  }
}

const asPolygon = ({ rings }: AtlasPiece): GeoPermissibleObjects => ({ type: 'Polygon', coordinates: rings })
