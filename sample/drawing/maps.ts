// Maps of the world as it is: land from Natural Earth (public domain), projected with d3-geo. The water is lined as
// engravers did it, with strokes that follow the coast and thin out toward the sea.
import { createRequire } from 'node:module'
import {
  type GeoPermissibleObjects,
  type GeoProjection,
  geoAlbers,
  geoAzimuthalEqualArea,
  geoGraticule,
  geoOrthographic,
  geoPath,
} from 'd3-geo'
import { feature, mesh } from 'topojson-client'
import type { GeometryCollection, Topology } from 'topojson-specification'
import {
  ACCENT,
  curve,
  dice,
  dot,
  fill,
  HEIGHT,
  INK,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
  SAND,
  sheet,
  stroke,
  TINT,
  WIDTH,
} from './paper.ts'

type Atlas = Topology<{ land: GeometryCollection; countries: GeometryCollection }>

const require = createRequire(import.meta.url)
const atlas = require('world-atlas/countries-50m.json') as Atlas
export const LAND = feature(atlas, atlas.objects.land)
export const COUNTRIES = feature(atlas, atlas.objects.countries)
export const FRONTIERS = mesh(atlas, atlas.objects.countries, (a, b) => a !== b)

export function drawing(projection: GeoProjection): (shape: GeoPermissibleObjects) => string {
  const path = geoPath(projection).digits(1)
  return (shape) => path(shape) ?? ''
}

const way = (coordinates: Point[]): GeoPermissibleObjects => ({
  type: 'LineString',
  coordinates: coordinates.map(([x, y]) => [x, y]),
})

export function waterlines(land: string, distances: number[], paper: string): string {
  return [...distances]
    .sort((a, b) => b - a)
    .map(
      (distance, i) =>
        stroke(land, { color: INK, width: distance * 2, opacity: 0.28 + (0.5 * i) / distances.length }) +
        stroke(land, { color: paper, width: distance * 2 - 2.2 }),
    )
    .join('')
}

/** A course at sea: smooth through its waypoints, since ships do not turn corners. */
function course(projection: GeoProjection, waypoints: Point[]): string {
  return curve(waypoints.map((at) => projection([at[0], at[1]]) ?? [0, 0]))
}

export function place(projection: GeoProjection, at: Point, r = 9, color = INK): string {
  const [x, y] = projection([at[0], at[1]]) ?? [0, 0]
  return dot(x, y, r + 5, PAPER) + dot(x, y, r, color) + dot(x, y, r * 0.42, PAPER)
}

function dateLine(): string {
  const projection = geoOrthographic().rotate([168, -4, 8]).translate([870, 545]).scale(690).precision(0.3)
  const path = drawing(projection)
  const land = path(LAND)
  const line = way([
    [180, 76],
    [-169, 68],
    [-169, 65.5],
    [170, 52.5],
    [180, 48],
    [180, 20],
    [180, -0.5],
    [-166, -0.5],
    [-162.5, 4.9],
    [-158.5, 6.2],
    [-153, 2.5],
    [-148.5, -8],
    [-149, -12.5],
    [-152.5, -13],
    [-156.5, -7.6],
    [-168, -7.6],
    [-170, -10],
    [-171.3, -14],
    [-172.5, -18],
    [-172.5, -30],
    [-172.5, -44],
    [180, -51],
    [180, -78],
  ])
  const islands: Point[] = [
    [173, 1.4],
    [172.9, 1.9],
    [173.1, 0.9],
    [174.4, -0.6],
    [175.9, -1.3],
    [176.4, -2.6],
    [172.9, 3.1],
    [-171.7, -2.8],
    [-171.2, -3.7],
    [-172.2, -4.5],
    [-174.5, -4.7],
    [-157.4, 1.9],
    [-159.3, 3.9],
    [-160.4, 4.7],
    [-155, -4],
    [-155.9, -5.6],
    [-152.3, -10.1],
    [-151.8, -11.4],
    [-150.2, -10],
  ]
  const stars = dice(11)
  let sky = ''
  for (let i = 0; i < 260; i++)
    sky += dot(stars() * WIDTH, stars() * HEIGHT, 0.7 + stars() * 1.2, PAPER, 0.15 + stars() * 0.4)
  const atolls = islands
    .map((at) => {
      const [x, y] = projection([at[0], at[1]]) ?? [0, 0]
      const big = at[0] === -157.4
      return (
        stroke(`M${x - 9} ${y}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0`, {
          color: big ? ACCENT : PAPER,
          width: 1.6,
          opacity: 0.75,
        }) + dot(x, y, big ? 6 : 3.4, big ? ACCENT : PAPER)
      )
    })
    .join('')
  return sheet(
    sky +
      fill(path({ type: 'Sphere' }), '#1d2a30') +
      stroke(path(geoGraticule().step([15, 15])()), { color: PAPER, width: 1.2, opacity: 0.3 }) +
      stroke(
        path(
          way([
            [180, 89],
            [180, 40],
            [180, 0],
            [180, -40],
            [180, -89],
          ]),
        ),
        { color: PAPER, width: 2, opacity: 0.75, dash: '3 9' },
      ) +
      stroke(land, { color: PAPER, width: 22, opacity: 0.07 }) +
      stroke(land, { color: PAPER, width: 11, opacity: 0.09 }) +
      fill(land, '#d9d2c0') +
      stroke(path(line), { color: ACCENT, width: 8 }) +
      atolls +
      stroke(path({ type: 'Sphere' }), { color: PAPER, width: 2.5 }),
    NIGHT,
  )
}

function suez(): string {
  const projection = geoAzimuthalEqualArea().rotate([-32, -8]).translate([790, 540]).scale(640).precision(0.3)
  const path = drawing(projection)
  const land = path(LAND)
  const cape = course(projection, [
    [-0.1, 51.5],
    [1.6, 51.1],
    [-5.5, 48.7],
    [-10.2, 43.5],
    [-11, 37],
    [-17.5, 29],
    [-20, 20],
    [-20.5, 10],
    [-14, 2],
    [-4, -10],
    [6, -22],
    [15, -34],
    [19.5, -36.3],
    [28, -36],
    [38, -31],
    [48, -28],
    [57, -19],
    [62, -6],
    [67, 8],
    [72.6, 18.7],
  ])
  const canal = course(projection, [
    [-0.1, 51.5],
    [1.6, 51.1],
    [-5.5, 48.7],
    [-10.2, 43.5],
    [-9.8, 37],
    [-5.6, 35.9],
    [3, 37.8],
    [10.8, 37.7],
    [15, 35.6],
    [24, 33.4],
    [32.3, 31.4],
    [32.6, 29.8],
    [35.2, 26],
    [38.5, 20],
    [42.5, 13.8],
    [45, 12.2],
    [54, 13.8],
    [65, 17],
    [72.6, 18.7],
  ])
  return sheet(
    waterlines(land, [6, 14, 24, 36, 50], PAPER) +
      stroke(path(geoGraticule().step([10, 10])()), { width: 1, opacity: 0.3 }) +
      fill(land, SAND) +
      stroke(path(FRONTIERS), { width: 0.8, opacity: 0.22 }) +
      stroke(land, { width: 1.8 }) +
      stroke(cape, { color: PAPER, width: 13 }) +
      stroke(cape, { width: 6, dash: '4 13' }) +
      stroke(canal, { color: PAPER, width: 17 }) +
      stroke(canal, { color: ACCENT, width: 10 }) +
      place(projection, [-0.1, 51.5], 11) +
      place(projection, [72.8, 18.95], 11) +
      place(projection, [32.45, 30.6], 12, ACCENT),
  )
}

const CITIES: Point[] = [
  [-74, 40.7],
  [-71.1, 42.4],
  [-77, 38.9],
  [-79.9, 32.8],
  [-81.4, 30.3],
  [-84.4, 33.7],
  [-79.9, 40.4],
  [-81.7, 41.5],
  [-86.8, 36.2],
  [-90.1, 29.95],
  [-90.2, 38.6],
  [-93.3, 45],
  [-94.6, 39.1],
  [-95.4, 29.8],
  [-98.5, 29.4],
  [-104.9, 39.7],
  [-106.5, 31.8],
  [-105.9, 35.7],
  [-111.9, 40.8],
  [-112, 46.6],
  [-100.8, 46.8],
  [-112.1, 33.4],
  [-118.2, 34],
  [-122.4, 37.8],
  [-122.7, 45.5],
  [-122.3, 47.6],
  [-119.8, 39.5],
  [-97.5, 35.5],
  [-96, 41.3],
  [-104.8, 41.1],
  [-70.3, 43.7],
  [-83, 42.3],
  [-80.2, 25.8],
  [-108.5, 45.8],
  [-116.2, 43.6],
]

function clock(x: number, y: number, r: number, longitude: number, accent: boolean): string {
  // Local mean time when the sun stands over Chicago: four minutes for each degree.
  const minutes = 720 + (longitude + 87.63) * 4
  const hand = (turn: number, length: number, width: number): string =>
    stroke(
      `M${x.toFixed(1)} ${y.toFixed(1)}L${(x + Math.sin(turn) * length).toFixed(1)} ${(y - Math.cos(turn) * length).toFixed(1)}`,
      {
        width,
        color: accent ? ACCENT : INK,
      },
    )
  const ticks = [0, 1, 2, 3]
    .map((quarter) => {
      const [s, c] = [Math.sin((quarter * Math.PI) / 2), Math.cos((quarter * Math.PI) / 2)]
      return stroke(`M${x + s * r * 0.82} ${y - c * r * 0.82}L${x + s * r} ${y - c * r}`, { width: 1.6 })
    })
    .join('')
  return (
    `<circle cx="${x}" cy="${y}" r="${r}" fill="${PAPER}" stroke="${accent ? ACCENT : INK}" stroke-width="${accent ? 4 : 2.4}"/>` +
    ticks +
    hand(((minutes % 60) / 60) * Math.PI * 2, r * 0.78, 2.6) +
    hand((minutes / 720) * Math.PI * 2, r * 0.5, 4)
  )
}

function twoNoons(): string {
  const projection = geoAlbers().translate([800, 520]).scale(1880)
  const path = drawing(projection)
  const land = path(LAND)
  const meridians = [-75, -90, -105, -120]
    .map((x) =>
      stroke(
        path(
          way([
            [x, 18],
            [x, 30],
            [x, 40],
            [x, 50],
            [x, 60],
          ]),
        ),
        { color: ACCENT, width: 3.6 },
      ),
    )
    .join('')
  // A clock that would cover another is left out; the map is to be read on a phone.
  const spots: Point[] = [projection([-87.63, 41.88]) ?? [0, 0]]
  const clocks = CITIES.map((at) => {
    const [x, y] = projection([at[0], at[1]]) ?? [0, 0]
    if (spots.some(([a, b]) => Math.hypot(a - x, b - y) < 78)) return ''
    spots.push([x, y])
    return clock(Math.round(x), Math.round(y), 36, at[0], false)
  }).join('')
  const [cx, cy] = projection([-87.63, 41.88]) ?? [0, 0]
  return sheet(
    waterlines(land, [6, 14, 24, 36, 50], TINT) +
      fill(land, '#e9e1cf') +
      stroke(
        path(
          geoGraticule()
            .step([2.5, 90])
            .extent([
              [-140, 10],
              [-50, 64],
            ])(),
        ),
        { width: 0.9, opacity: 0.32 },
      ) +
      stroke(path(FRONTIERS), { width: 2.2, dash: '2 7', opacity: 0.8 }) +
      stroke(land, { width: 1.8 }) +
      meridians +
      clocks +
      clock(Math.round(cx), Math.round(cy), 58, -87.63, true),
    TINT,
  )
}

export const MAPS: Picture[] = [
  { name: 'kiribati-date-line', draw: dateLine },
  { name: 'suez-opens', draw: suez },
  { name: 'day-of-two-noons', draw: twoNoons },
]
