// What the sample's one advertiser sells: a globe on its stand, with the line of noon on it.
import {
  ACCENT,
  clip,
  curve,
  dot,
  fill,
  INK,
  line,
  PAPER,
  type Picture,
  type Point,
  SAND,
  sheet,
  stroke,
  TINT,
  TINT_LIGHT,
} from './paper.ts'

const SIDE = 960
const CENTER: Point = [480, 400]
const RADIUS = 270
/** The axis leans as the Earth's does. */
const TILT = (23.4 * Math.PI) / 180

/** A place of the globe on the sheet, in degrees; undefined where it is turned away. */
function at(latitude: number, longitude: number): Point | undefined {
  const [phi, lambda] = [(latitude * Math.PI) / 180, (longitude * Math.PI) / 180]
  const [x, y, z] = [Math.cos(phi) * Math.sin(lambda), Math.sin(phi), Math.cos(phi) * Math.cos(lambda)]
  if (z < -0.02) return undefined
  const [cos, sin] = [Math.cos(TILT), Math.sin(TILT)]
  return [CENTER[0] + RADIUS * (x * cos + y * sin), CENTER[1] - RADIUS * (y * cos - x * sin)]
}

function run(points: readonly (Point | undefined)[]): string {
  const seen = points.filter((point): point is Point => point !== undefined)
  return seen.length > 1 ? curve(seen) : ''
}

const steps = (from: number, to: number, by: number) =>
  Array.from({ length: Math.floor((to - from) / by) + 1 }, (_, i) => from + i * by)

const meridian = (longitude: number) => run(steps(-90, 90, 6).map((latitude) => at(latitude, longitude)))
const parallel = (latitude: number) => run(steps(-90, 90, 6).map((longitude) => at(latitude, longitude)))

/** Africa and Europe as a hand would cut them: latitudes and longitudes. */
const AFRICA: readonly Point[] = [
  [36, -6],
  [37, 10],
  [31, 20],
  [31, 32],
  [22, 37],
  [12, 43],
  [11, 51],
  [2, 45],
  [-10, 40],
  [-25, 34],
  [-34, 24],
  [-34, 18],
  [-22, 14],
  [-8, 13],
  [4, 9],
  [5, -4],
  [7, -12],
  [15, -17],
  [27, -13],
]
const EUROPE: readonly Point[] = [
  [37, -8],
  [43, -9],
  [48, -4],
  [53, 6],
  [57, 9],
  [55, 20],
  [60, 28],
  [68, 40],
  [66, 62],
  [52, 60],
  [45, 48],
  [41, 44],
  [41, 29],
  [37, 23],
  [42, 18],
  [45, 13],
  [39, 16],
  [44, 9],
  [41, 2],
  [37, -2],
]
const AMERICA: readonly Point[] = [
  [9, -78],
  [11, -72],
  [8, -60],
  [0, -50],
  [-7, -35],
  [-22, -41],
  [-34, -54],
  [-42, -64],
  [-52, -69],
  [-40, -73],
  [-18, -71],
  [-5, -81],
]
const land = (outline: readonly Point[]) => {
  const seen = outline
    .map(([latitude, longitude]) => at(latitude, longitude))
    .filter((point): point is Point => !!point)
  return curve(seen, true)
}

const circle = (x: number, y: number, r: number) =>
  `M${x - r} ${y}A${r} ${r} 0 1 0 ${x + r} ${y}A${r} ${r} 0 1 0 ${x - r} ${y}Z`

/** The half of the ball that has no sun, in the fine lines of an engraving. */
function night(): string {
  const lines = steps(-300, 300, 11).map((offset) => {
    const x = CENTER[0] + 60 + Math.abs(offset) * 0.16
    return line([
      [x + 96, CENTER[1] + offset],
      [CENTER[0] + RADIUS + 10, CENTER[1] + offset - 34],
    ])
  })
  return stroke(lines.join(''), { width: 2.2, clip: 'ball', opacity: 0.7 })
}

function stand(): string {
  const [x, y] = CENTER
  const arm = `M${x - 296 * Math.sin(TILT) - 12} ${y + 296 * Math.cos(TILT)}A300 300 0 0 0 ${x + 296 * Math.sin(TILT)} ${y - 296 * Math.cos(TILT)}`
  const foot: Point[] = [
    [300, 846],
    [330, 818],
    [440, 802],
    [456, 742],
    [504, 742],
    [520, 802],
    [630, 818],
    [660, 846],
  ]
  return (
    stroke(arm, { width: 20, color: INK }) +
    stroke(arm, { width: 9, color: SAND }) +
    stroke(
      line([
        [480, 706],
        [480, 760],
      ]),
      { width: 26 },
    ) +
    stroke(line(foot, true), { width: 6, fill: SAND }) +
    stroke(
      line([
        [330, 818],
        [630, 818],
      ]),
      { width: 3 },
    ) +
    stroke(
      line([
        [440, 802],
        [520, 802],
      ]),
      { width: 3 },
    ) +
    fill('M250 862h470v10h-470z', INK, 0.18)
  )
}

function globe(): string {
  const [x, y] = CENTER
  const pole = (side: 1 | -1): Point => [x + side * 296 * Math.sin(TILT), y - side * 296 * Math.cos(TILT)]
  const grid = [...steps(-75, 75, 15).map(meridian), ...steps(-60, 60, 20).map(parallel)].join('')
  return (
    stand() +
    fill(circle(x, y, RADIUS), TINT_LIGHT) +
    [AFRICA, EUROPE, AMERICA].map((outline) => stroke(land(outline), { width: 5, fill: SAND, clip: 'ball' })).join('') +
    stroke(grid, { width: 1.8, color: TINT, clip: 'ball' }) +
    night() +
    stroke(meridian(10), { width: 9, color: ACCENT, clip: 'ball' }) +
    stroke(circle(x, y, RADIUS), { width: 7 }) +
    dot(...pole(1), 15) +
    dot(...pole(-1), 15)
  )
}

/** Where the sun stands at noon: above the red line. */
function sun(): string {
  const rays = steps(0, 330, 30).map((degrees) => {
    const [cos, sin] = [Math.cos((degrees * Math.PI) / 180), Math.sin((degrees * Math.PI) / 180)]
    return line([
      [130 + 66 * cos, 150 + 66 * sin],
      [130 + 92 * cos, 150 + 92 * sin],
    ])
  })
  return dot(130, 150, 46, ACCENT) + stroke(rays.join(''), { width: 6, color: ACCENT })
}

export const GLOBES: Picture[] = [
  {
    name: 'wexcombe-globe',
    width: SIDE,
    height: SIDE,
    draw: () => sheet(sun() + globe(), PAPER, clip('ball', circle(...CENTER, RADIUS)), SIDE, SIDE),
  },
]
