// A face, in the flat cut of the hands: seen from the side, outlined once.
import { pointing } from './hands.ts'
import {
  ACCENT,
  clip,
  curve,
  dot,
  fill,
  hatch,
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

const SKIN = '#c98f63'
const MOUTH: Point = [742, 640]

/** From the nape over the skull, down the profile and along the throat. */
const HEAD: readonly Point[] = [
  [150, 1180],
  [196, 960],
  [206, 830],
  [158, 690],
  [140, 520],
  [196, 356],
  [330, 262],
  [500, 248],
  [630, 300],
  [688, 384],
  [698, 444],
  [690, 478],
  [716, 520],
  [756, 566],
  [766, 590],
  [738, 606],
  [722, 612],
  [740, 626],
  [744, 638],
  [722, 648],
  [738, 660],
  [736, 678],
  [714, 694],
  [722, 730],
  [710, 776],
  [664, 806],
  [590, 812],
  [520, 826],
  [486, 880],
  [494, 980],
  [530, 1180],
]

const CROWN: readonly Point[] = [
  [150, 452],
  [176, 300],
  [300, 176],
  [470, 156],
  [606, 214],
  [664, 318],
]

function hat(): string {
  const band = curve([
    [152, 446],
    [300, 420],
    [480, 372],
    [666, 314],
  ])
  const brim = curve(
    [
      [60, 470],
      [150, 430],
      [320, 404],
      [500, 352],
      [664, 296],
      [812, 290],
      [836, 306],
      [700, 352],
      [520, 408],
      [330, 456],
      [150, 488],
    ],
    true,
  )
  return (
    stroke(curve(CROWN), { width: 10, fill: SAND }) +
    stroke(band, { width: 74, color: ACCENT, cap: 'butt' }) +
    stroke(brim, { width: 10, fill: SAND }) +
    straw()
  )
}

/** The plaits of the straw. */
const straw = () =>
  [0, 1, 2, 3]
    .map((at) =>
      stroke(curve(CROWN.slice(1, 6).map(([x, y]): Point => [x + (400 - x) * (0.12 + at * 0.12), y + 26 + at * 30])), {
        width: 2.5,
        opacity: 0.45,
      }),
    )
    .join('')

function features(): string {
  const ear: Point[] = [
    [352, 500],
    [330, 548],
    [344, 604],
    [380, 640],
    [404, 618],
    [398, 566],
    [416, 526],
    [394, 492],
  ]
  return (
    // The hair below the hat, the jaw, the cheek.
    fill(
      curve(
        [
          [148, 470],
          [300, 450],
          [344, 470],
          [322, 540],
          [310, 640],
          [260, 716],
          [178, 720],
          [146, 600],
        ],
        true,
      ),
      INK,
    ) +
    stroke(curve(ear, true), { width: 8, fill: SKIN }) +
    stroke(
      curve([
        [382, 520],
        [362, 552],
        [376, 596],
      ]),
      { width: 4, opacity: 0.8 },
    ) +
    // The eye, half shut against the sun, and the brow.
    stroke(
      curve([
        [586, 462],
        [622, 444],
        [662, 452],
      ]),
      { width: 8 },
    ) +
    stroke(
      curve([
        [596, 470],
        [628, 474],
        [660, 460],
      ]),
      { width: 4 },
    ) +
    dot(640, 459, 9) +
    stroke(
      curve([
        [556, 428],
        [610, 402],
        [676, 412],
      ]),
      { width: 13 },
    ) +
    [0, 1, 2]
      .map((at) =>
        stroke(
          curve([
            [560 - at * 4, 458 + at * 16],
            [540 - at * 4, 456 + at * 22],
            [524, 452 + at * 30],
          ]),
          { width: 3.5, opacity: 0.6 },
        ),
      )
      .join('') +
    // The wing of the nose, the cheek blown hollow.
    stroke(
      curve([
        [716, 574],
        [700, 590],
        [712, 610],
      ]),
      { width: 5 },
    ) +
    stroke(
      curve([
        [664, 588],
        [640, 624],
        [652, 676],
      ]),
      { width: 5, opacity: 0.7 },
    ) +
    stroke(
      curve([
        [420, 700],
        [500, 770],
        [590, 806],
      ]),
      { width: 4, opacity: 0.55 },
    )
  )
}

/** What is heard: narrow arcs, and in red the height of the tone. */
function phrase(): string {
  const arcs = Array.from({ length: 9 }, (_, at) => {
    const reach = 150 + at * 98
    const from = (angle: number): Point => [
      MOUTH[0] + reach * Math.cos(angle),
      MOUTH[1] + reach * Math.sin(angle) * 0.82,
    ]
    return curve([-0.52, -0.3, -0.08, 0.14, 0.36].map((angle) => from(angle - 0.12)))
  }).join('')
  const tone: Point[] = [
    [800, 618],
    [880, 560],
    [960, 612],
    [1040, 470],
    [1120, 452],
    [1190, 560],
    [1270, 590],
    [1350, 430],
    [1430, 470],
    [1520, 380],
    [1640, 400],
  ]
  return stroke(arcs, { width: 2.5, opacity: 0.55 }) + stroke(curve(tone), { width: 11, color: ACCENT })
}

const SLOPE: readonly Point[] = [
  [560, 1180],
  [700, 900],
  [860, 760],
  [980, 780],
  [1110, 690],
  [1290, 600],
  [1400, 640],
  [1520, 540],
  [1700, 500],
  [1700, 1180],
]

/** The other side of the ravine, and who hears it there. */
function farSide(): string {
  const [x, y]: Point = [1300, 598]
  return (
    fill(line(SLOPE, true), TINT) +
    stroke(hatch(58, 13, 40), { width: 1.5, opacity: 0.5, clip: 'slope' }) +
    stroke(line(SLOPE), { width: 4 }) +
    dot(x, y - 46, 9) +
    stroke(
      line([
        [x, y - 36],
        [x, y],
      ]),
      { width: 12 },
    )
  )
}

function voice(): string {
  const shirt: Point[] = [
    [-20, 1180],
    [-20, 1010],
    [120, 930],
    [206, 900],
    [330, 985],
    [500, 930],
    [640, 985],
    [720, 1180],
  ]
  return sheet(
    stroke(hatch(0, 26, 9, 2), { width: 1, opacity: 0.25 }) +
      farSide() +
      phrase() +
      stroke(curve(HEAD, true), { width: 12, fill: SKIN }) +
      features() +
      hat() +
      stroke(curve(shirt, true), { width: 10, fill: PAPER }) +
      pointing(
        { skin: SKIN, sleeve: PAPER, cuff: TINT },
        { at: [MOUTH[0] - 2, MOUTH[1] + 10], degrees: -64, scale: 0.82 },
      ),
    TINT_LIGHT,
    clip('slope', line(SLOPE, true)),
  )
}

export const FACES: Picture[] = [{ name: 'gomera-voice', draw: voice }]
