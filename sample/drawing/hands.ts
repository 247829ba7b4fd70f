// Hands, cut like the printer's fist: flat, outlined, a cuff at the wrist. Each is drawn pointing to the right, its tip at
// the origin, and is then laid where it is needed.
import { curve, fill, INK, line, type Point, stroke } from './paper.ts'

export type HandLook = { skin: string; sleeve: string; cuff: string }
export type Laid = {
  /** Where the tip of the finger, the pen, or what is held, comes to lie. */
  at: Point
  /** Clockwise; 0 points to the right. */
  degrees: number
  scale: number
  /** The other hand. */
  mirrored?: boolean
}

const OUTLINE = 5

type Limb = { points: readonly Point[]; width: number }

/** Limbs and shapes that are one body have one outline. */
function body(limbs: readonly Limb[], shapes: readonly (readonly Point[])[], skin: string): string {
  const round = (width: number, color: string) =>
    limbs.map((limb) => stroke(curve(limb.points), { width: limb.width + width, color })).join('')
  const outlined = shapes.map((shape) => stroke(curve(shape, true), { width: 2 * OUTLINE, fill: INK })).join('')
  return (
    outlined + round(2 * OUTLINE, INK) + shapes.map((shape) => fill(curve(shape, true), skin)).join('') + round(0, skin)
  )
}

const crease = (points: readonly Point[], opacity = 0.75) => stroke(curve(points), { width: 3.5, opacity })

/** On a finger's tip: `along` says which way it points. */
function nail([x, y]: Point, degrees: number, size = 15): string {
  const half = size * 0.72
  const shape: Point[] = [
    [-size, -half],
    [size * 0.5, -half * 0.92],
    [size, 0],
    [size * 0.5, half * 0.92],
    [-size, half],
  ]
  return `<g transform="translate(${x} ${y}) rotate(${degrees})">${stroke(curve(shape, true), { width: 3, fill: '#f6e6d8', opacity: 0.85 })}</g>`
}

function sleeve({ sleeve: cloth, cuff }: HandLook, wrist: Point): string {
  const [x, y] = wrist
  const arm: Point[] = [
    [x - 900, y - 128],
    [x - 60, y - 84],
    [x - 60, y + 84],
    [x - 900, y + 158],
  ]
  const band: Point[] = [
    [x - 78, y - 92],
    [x - 4, y - 84],
    [x - 4, y + 84],
    [x - 78, y + 94],
  ]
  const folds = [-46, 4, 52]
    .map((dy, i) =>
      stroke(
        curve([
          [x - 520 + i * 60, y + dy * 1.5],
          [x - 260, y + dy * 1.2],
          [x - 110, y + dy],
        ]),
        { width: 3.5, opacity: 0.35 },
      ),
    )
    .join('')
  return (
    stroke(line(arm, true), { width: 2 * OUTLINE, fill: cloth }) +
    folds +
    stroke(line(band, true), { width: 2 * OUTLINE, fill: cuff })
  )
}

function laid(drawing: string, { at, degrees, scale, mirrored = false }: Laid): string {
  return `<g transform="translate(${at[0]} ${at[1]}) rotate(${degrees}) scale(${scale} ${mirrored ? -scale : scale})">${drawing}</g>`
}

/** The printer's fist: a forefinger that shows something. */
export function pointing(look: HandLook, where: Laid): string {
  const { skin } = look
  const palm: Point[] = [
    [-430, -62],
    [-350, -84],
    [-250, -82],
    [-196, -52],
    [-190, 30],
    [-230, 92],
    [-330, 92],
    [-430, 62],
  ]
  const curled: Limb[] = [
    {
      points: [
        [-262, 84],
        [-214, 92],
      ],
      width: 46,
    },
    {
      points: [
        [-250, 44],
        [-178, 50],
      ],
      width: 54,
    },
    {
      points: [
        [-240, 0],
        [-150, 4],
      ],
      width: 58,
    },
  ]
  const finger: Limb[] = [
    {
      points: [
        [-300, -52],
        [-200, -50],
        [-110, -40],
        [-22, -6],
      ],
      width: 50,
    },
  ]
  const thumb: Limb[] = [
    {
      points: [
        [-380, -30],
        [-310, -20],
        [-250, 6],
        [-206, 12],
      ],
      width: 50,
    },
  ]
  const drawing =
    sleeve(look, [-420, 4]) +
    body([...finger], [palm], skin) +
    curled.map((limb) => body([limb], [], skin)).join('') +
    // The curled fingers come out from below the back of the hand.
    fill(
      curve(
        [
          [-420, -50],
          [-350, -72],
          [-262, -68],
          [-240, 0],
          [-262, 76],
          [-330, 80],
          [-420, 54],
        ],
        true,
      ),
      skin,
    ) +
    body(thumb, [], skin) +
    fill(
      curve(
        [
          [-416, -44],
          [-352, -62],
          [-330, -36],
          [-346, 2],
          [-416, 44],
        ],
        true,
      ),
      skin,
    ) +
    nail([-204, 12], 8, 13) +
    nail([-20, -8], 20) +
    crease([
      [-116, -62],
      [-110, -50],
    ]) +
    crease([
      [-206, -72],
      [-200, -60],
    ])
  return laid(drawing, where)
}

/** A straight thing in the hand, from its end at the tip to where it shows behind the knuckles. */
export function shaft(width: number, color: string, length = 640): string {
  const back: Point = [-length * 0.962, -length * 0.272]
  const path = line([[0, 0], back])
  return stroke(path, { width: width + 2 * OUTLINE, cap: 'butt' }) + stroke(path, { width, color, cap: 'butt' })
}

/** A hand that holds something thin, whose end is the tip; without one it has just let go, or is about to take hold. */
export function holding(look: HandLook, tool: string, where: Laid): string {
  const { skin } = look
  const palm: Point[] = [
    [-560, -40],
    [-480, -72],
    [-380, -66],
    [-320, -30],
    [-316, 50],
    [-360, 112],
    [-470, 112],
    [-560, 82],
  ]
  const under: Limb[] = [
    {
      points: [
        [-400, 106],
        [-320, 116],
        [-268, 100],
      ],
      width: 46,
    },
    {
      points: [
        [-380, 70],
        [-296, 84],
        [-228, 66],
      ],
      width: 52,
    },
    {
      points: [
        [-370, 30],
        [-280, 48],
        [-188, 34],
      ],
      width: 54,
    },
  ]
  const fore: Limb[] = [
    {
      points: [
        [-420, -40],
        [-320, -58],
        [-236, -52],
        [-158, -14],
      ],
      width: 52,
    },
  ]
  const thumb: Limb[] = [
    {
      points: [
        [-500, 10],
        [-410, 24],
        [-300, 30],
        [-214, 20],
      ],
      width: 54,
    },
  ]
  const drawing =
    sleeve(look, [-550, 20]) +
    body([], [palm], skin) +
    under.map((limb) => body([limb], [], skin)).join('') +
    `<g transform="translate(0 56)">${tool}</g>` +
    body(fore, [], skin) +
    body(thumb, [], skin) +
    fill(
      curve(
        [
          [-556, -32],
          [-480, -62],
          [-410, -58],
          [-400, -22],
          [-440, 30],
          [-480, 40],
          [-556, 70],
        ],
        true,
      ),
      skin,
    ) +
    nail([-214, 20], -4, 14) +
    nail([-158, -14], 26, 14) +
    crease([
      [-330, -82],
      [-322, -70],
    ]) +
    crease([
      [-244, -76],
      [-238, -64],
    ])
  return laid(`<g transform="translate(0 -56)">${drawing}</g>`, where)
}
