import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { GeometryCollection, GeometryObject, Topology } from 'topojson-specification'
import { type Circle, circleAround, type LongLat } from './sphere.rule.ts'

/** A shore, or the line between two countries. */
export type AtlasLine = { kind: 'coast' | 'border'; points: LongLat[]; around: Circle }

/** One piece of a country: a mainland or an island, its lakes after it. */
export type AtlasPiece = { rings: LongLat[][]; around: Circle; size: number }

export type Atlas = {
  lines: readonly AtlasLine[]
  /** All land without its borders. */
  land: readonly AtlasPiece[]
  /** By ISO 3166-1 alpha-2 code, the largest piece first. Some small islands and overseas parts are not in it. */
  countries: ReadonlyMap<string, readonly AtlasPiece[]>
}

type Source = Topology<{ countries: GeometryCollection; land: GeometryCollection }>

/** In degrees of a great circle: less than a pixel of the closest map that is drawn. */
const DETAIL = 0.09

/** Lands that the source counts as of no country, and under whose letters datelines write them. */
const UNNUMBERED: Readonly<Record<string, string>> = {
  Kosovo: 'XK',
  Somaliland: 'SO',
  'N. Cyprus': 'CY',
  'Indian Ocean Ter.': 'AU',
}

/** Natural Earth's countries at 1 : 50 million (public domain), coarsened once for small maps of any part of the world. */
export function openAtlas(): Atlas {
  const path = createRequire(import.meta.url).resolve('world-atlas/countries-50m.json')
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source
  const arcs = source.arcs.map((arc) => coarsened(arc as LongLat[], source))
  const uses = new Uint8Array(arcs.length)
  const countries = new Map<string, AtlasPiece[]>()
  for (const geometry of source.objects.countries.geometries) {
    const polygons = polygonsOf(geometry)
    for (const arc of polygons.flat(2)) {
      const at = arc < 0 ? ~arc : arc
      uses[at] = (uses[at] ?? 0) + 1
    }
    const code = codeOf(geometry.id, (geometry.properties as { name?: string } | undefined)?.name)
    if (!code) continue
    const pieces = polygons.map((rings) => pieceOf(rings, arcs)).filter(isWhole)
    countries.set(
      code,
      [...(countries.get(code) ?? []), ...pieces].sort((one, other) => other.size - one.size),
    )
  }
  const lines = arcs.map(
    (points, at): AtlasLine => ({
      kind: (uses[at] ?? 0) > 1 ? 'border' : 'coast',
      points,
      around: circleAround(points),
    }),
  )
  const land = source.objects.land.geometries.flatMap(polygonsOf).map((rings) => pieceOf(rings, arcs))
  return { lines, land: land.filter(isWhole), countries }
}

function polygonsOf(geometry: GeometryObject): number[][][] {
  if (geometry.type === 'Polygon') return [geometry.arcs]
  return geometry.type === 'MultiPolygon' ? geometry.arcs : []
}

/** The atlas counts countries by ISO's numbers, which the runtime's CLDR knows as aliases of the letters. */
function codeOf(number: string | number | undefined, name: string | undefined): string | undefined {
  if (number === undefined) return UNNUMBERED[name ?? '']
  return new Intl.Locale(`und-${String(number).padStart(3, '0')}`).region
}

/**
 * Arcs are stored as steps in whole numbers, each from the point before. Both ends stay, since other arcs begin there;
 * a small island keeps enough points to be one.
 */
function coarsened(arc: readonly LongLat[], { transform }: Source): LongLat[] {
  const { scale, translate } = transform ?? { scale: [1, 1], translate: [0, 0] }
  const last = arc.length - 1
  const few = [0, Math.round(last / 3), Math.round((last * 2) / 3), last]
  const kept: LongLat[] = []
  const sparse: LongLat[] = []
  let [x, y] = [0, 0]
  for (let at = 0; at <= last; at++) {
    const [east, north] = arc[at] as LongLat
    x += east
    y += north
    const longitude = x * scale[0] + translate[0]
    const latitude = y * scale[1] + translate[1]
    const before = kept.at(-1)
    const far = !before || at === last || apart(before, longitude, latitude) >= DETAIL
    if (far) kept.push([longitude, latitude])
    if (few.includes(at)) sparse.push([longitude, latitude])
  }
  return kept.length < sparse.length ? sparse : kept
}

const apart = ([fromEast, fromNorth]: LongLat, longitude: number, latitude: number) =>
  Math.hypot((fromEast - longitude) * Math.cos((fromNorth * Math.PI) / 180), fromNorth - latitude)

function joined(ring: readonly number[], arcs: readonly LongLat[][]): LongLat[] {
  const points: LongLat[] = []
  for (const arc of ring) {
    const along = arcs[arc < 0 ? ~arc : arc] as LongLat[]
    // Where one arc ends the next begins.
    points.pop()
    points.push(...(arc < 0 ? along.toReversed() : along))
  }
  return points
}

function pieceOf(ringArcs: readonly number[][], arcs: readonly LongLat[][]): AtlasPiece {
  const rings = ringArcs.map((ring) => joined(ring, arcs))
  const [outer = []] = rings
  return { rings, around: circleAround(outer), size: sizeOf(outer) }
}

/** Coarsened, a thin atoll may have turned inside out: drawn, it would be everything but itself. */
const isWhole = ({ size, around }: AtlasPiece) => size > 0 || around.radius > 20

/** Roughly, of the sphere's 720: only to tell a mainland from an island. Negative if the ring runs the wrong way. */
function sizeOf(ring: readonly LongLat[]): number {
  const [start] = ring
  if (!start) return 0
  let sum = 0
  let [beforeX, beforeY] = [0, 0]
  for (const [longitude, latitude] of ring) {
    // Counted from the first point, so that crossing the 180th meridian is a step like any other.
    const x = ((((longitude - start[0] + 180) % 360) + 360) % 360) - 180
    const y = Math.sin((latitude * Math.PI) / 180) - Math.sin((start[1] * Math.PI) / 180)
    sum += x * beforeY - beforeX * y
    ;[beforeX, beforeY] = [x, y]
  }
  return sum / 2
}
