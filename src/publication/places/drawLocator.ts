import { type GeoPermissibleObjects, type GeoProjection, geoContains, geoOrthographic } from 'd3-geo'
import type { Point } from './gazetteer.rule.ts'
import { locatePlace, type Mappable } from './locatePlace.ts'
import type { Atlas, AtlasPiece } from './openAtlas.ts'
import { projectLines } from './projectLines.ts'
import { degreesBetween, type LongLat } from './sphere.rule.ts'
import { UNITS, writePath } from './writePath.ts'

/** Paths and points in half pixels of a sheet of that size. */
export type LocatorMap = {
  width: number
  height: number
  graticule: string
  coast: string
  borders: string
  country: string
  /** The place's own meridian and parallel. */
  cross: string
  /** `point` for a city; `around` for a country that is too small to be seen. */
  mark: { kind: 'point' | 'around'; x: number; y: number } | undefined
  /** Where the place is, if the map marks more than a country. */
  point: Point | undefined
}

/** In pixels; all paths of a map together are no heavier than so many bytes: a shore with more bays is drawn more coarsely. */
export type Sheet = { width: number; height: number; heaviest: number }

const BESIDE_TEXT: Sheet = { width: 280, height: 210, heaviest: 5_000 }
/** From the middle to the nearer edge, in degrees: what tells where a small country lies, and a part of a large one. */
const NEAREST = 13
const FARTHEST = 42
/** So few points of longer shores and borders tell nobody where an island is. */
const TELLING_POINTS = 25
const TELLING_LENGTH = 2
/** A country that reaches less far than this many pixels needs a mark. */
const VISIBLE = 5

const DEGREES = 180 / Math.PI

/** The country in the tint and the place in the accent, seen from above the place. */
export function drawLocator(atlas: Atlas, place: Mappable, sheet = BESIDE_TEXT): LocatorMap | undefined {
  const located = locatePlace(atlas, place)
  if (!located) return undefined
  const centre: LongLat = [located.point.longitude, located.point.latitude]
  const pieces = atlas.countries.get(place.country) ?? []
  const reach = reachOf(atlas, centre, pieces)
  const projection = projectionFor(centre, reach, sheet)
  const written = (shapes: GeoPermissibleObjects[]) =>
    writePath(projectLines(projection, shapes), { tolerance: 10, smallest: 0 })
  const graticule = written([...graticuleAround(centre, reach), { type: 'Sphere' }])
  const near = visibleLines(atlas, centre, cornerOf(reach, sheet))
  const lines = (kind: 'coast' | 'border') =>
    near
      .filter((line) => line.kind === kind)
      .map(({ points }): GeoPermissibleObjects => ({ type: 'LineString', coordinates: points }))
  const shapes = { coast: lines('coast'), borders: lines('border'), country: pieces.map(asPolygon) }
  const pixels = (pieces[0] ? pieces[0].around.radius / reach : 0) * (shorterSide(sheet) / 2)
  const mark = located.exact ? 'point' : pixels < VISIBLE ? 'around' : undefined
  return {
    width: sheet.width * UNITS,
    height: sheet.height * UNITS,
    graticule,
    cross: located.exact ? written([meridian(centre[0]), parallel(centre[1])]) : '',
    ...drawShapes(projection, shapes, sheet.heaviest - graticule.length),
    mark: mark && { kind: mark, x: (sheet.width / 2) * UNITS, y: (sheet.height / 2) * UNITS },
    point: located.exact ? located.point : undefined,
  }
}

type Shapes = Record<'coast' | 'borders' | 'country', GeoPermissibleObjects[]>

function drawShapes(projection: GeoProjection, shapes: Shapes, heaviest: number): Record<keyof Shapes, string> {
  const coast = projectLines(projection, shapes.coast)
  const borders = projectLines(projection, shapes.borders)
  const country = projectLines(projection, shapes.country)
  for (let tolerance = 1.5; ; tolerance *= 1.25) {
    const drawn = {
      coast: writePath(coast, { tolerance, smallest: tolerance * 1.5 }),
      borders: writePath(borders, { tolerance: tolerance * 1.3, smallest: tolerance * 1.5 }),
      country: writePath(country, { tolerance, smallest: 1 }),
    }
    const weight = drawn.coast.length + drawn.borders.length + drawn.country.length
    if (weight <= heaviest || tolerance > 8) return drawn
  }
}

function projectionFor([longitude, latitude]: LongLat, reach: number, sheet: Sheet): GeoProjection {
  const { width, height } = sheet
  return geoOrthographic()
    .rotate([-longitude, -latitude])
    .translate([width / 2, height / 2])
    .scale(shorterSide(sheet) / 2 / Math.sin(reach / DEGREES))
    .clipAngle(90)
    .clipExtent([
      [0, 0],
      [width, height],
    ])
    .precision(0.6)
}

const shorterSide = ({ width, height }: Sheet) => Math.min(width, height)

/** Shows the part of the country where the place is, and as much of the world as tells where that is. */
function reachOf(atlas: Atlas, centre: LongLat, pieces: readonly AtlasPiece[]): number {
  const around = pieces.filter((piece) => degreesBetween(centre, piece.around.centre) <= piece.around.radius)
  const here = around.find((piece) => geoContains(asPolygon(piece), centre)) ?? nearest(pieces, centre)
  const fitting = here ? farthestOf(here, centre) * 1.12 : 0
  const reach = Math.min(FARTHEST, Math.max(NEAREST, fitting))
  const telling = visibleLines(atlas, centre, reach)
    .filter(({ around }) => around.radius > TELLING_LENGTH)
    .flatMap(({ points }) => points)
    .filter((point) => degreesBetween(centre, point) < reach)
  return telling.length < TELLING_POINTS ? FARTHEST : reach
}

const visibleLines = (atlas: Atlas, centre: LongLat, reach: number) =>
  atlas.lines.filter(({ around }) => degreesBetween(centre, around.centre) < reach + around.radius)

/** How far the sheet's corners are, in degrees from its middle. */
function cornerOf(reach: number, sheet: Sheet): number {
  const beyond = (Math.hypot(sheet.width, sheet.height) / shorterSide(sheet)) * Math.sin(reach / DEGREES)
  return beyond >= 1 ? 90 : Math.asin(beyond) * DEGREES
}

function nearest(pieces: readonly AtlasPiece[], centre: LongLat): AtlasPiece | undefined {
  const away = ({ rings: [outer = []] }: AtlasPiece) =>
    outer.reduce((least, point) => Math.min(least, degreesBetween(centre, point)), 180)
  return pieces.map((piece) => ({ piece, away: away(piece) })).sort((one, other) => one.away - other.away)[0]?.piece
}

const farthestOf = ({ rings: [outer = []] }: AtlasPiece, centre: LongLat) =>
  outer.reduce((most, point) => Math.max(most, degreesBetween(centre, point)), 0)

/** Without the lines that would run beside the place's own. */
function graticuleAround([longitude, latitude]: LongLat, reach: number): GeoPermissibleObjects[] {
  const step = reach < 20 ? 5 : reach < 30 ? 10 : 20
  // Toward the poles the meridians run together.
  const wider = Math.abs(latitude) > 60 ? Math.max(15, step) : step
  const multiples = (of: number, from: number, own: number) =>
    Array.from({ length: Math.floor((-2 * from) / of) }, (_, at) => from + at * of).filter(
      (at) => Math.abs(at - own) > of / 4,
    )
  return [
    ...multiples(wider, -180, longitude).map(meridian),
    ...multiples(step, -90, latitude)
      .filter((at) => at > -90)
      .map(parallel),
  ]
}

const SPOKES = Array.from({ length: 73 }, (_, at) => at * 5 - 180)

function meridian(longitude: number): GeoPermissibleObjects {
  const coordinates = SPOKES.filter((at) => Math.abs(at) <= 85).map((latitude): LongLat => [longitude, latitude])
  return { type: 'LineString', coordinates }
}

function parallel(latitude: number): GeoPermissibleObjects {
  return { type: 'LineString', coordinates: SPOKES.map((longitude): LongLat => [longitude, latitude]) }
}

const asPolygon = ({ rings }: AtlasPiece): GeoPermissibleObjects & { type: 'Polygon' } => ({
  type: 'Polygon',
  coordinates: rings,
})
