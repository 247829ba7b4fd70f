// The magazine's covers: one drawing over a whole upright page, quiet at its head, where the name stands.
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  dot,
  fill,
  INK,
  LAMP,
  line,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
  ridge,
  SAND,
  sheet,
  stroke,
  TINT,
  TINT_LIGHT,
  wave,
} from './paper.ts'

const [W, H] = [1500, 2000]

const from = (first: number, last: number, step: number, y: (x: number) => number): Point[] =>
  Array.from({ length: Math.floor((last - first) / step) + 1 }, (_, i) => [first + i * step, y(first + i * step)])

/** A gorge from wall to wall, and the one thing that is new each year. */
function ropeBridge(): string {
  const far = ridge(611, 5)
  const near = ridge(612, 5)
  const hills = (rough: (x: number) => number, level: number, rise: number): string =>
    line([...from(-20, W + 20, 12, (x) => level - rise * Math.abs(rough(x / 330))), [W + 20, H], [-20, H]], true)
  const wall = (seed: number, side: -1 | 1, top: number): Point[] => {
    const rough = ridge(seed, 5)
    const edge = side < 0 ? 360 : W - 330
    return Array.from({ length: 131 }, (_, i): Point => {
      const y = top + i * 11
      const depth = (y - top) / (H - top)
      const lean = 90 * depth + 34 * rough(y / 170) + (i % 9 < 2 ? 16 : 0)
      return [edge + side * (40 - lean), y]
    })
  }
  const left = wall(71, -1, 700)
  const right = wall(72, 1, 640)
  const leftShape = line(
    [[-20, 690], ...from(-20, 340, 20, (x) => 690 + 8 * Math.sin(x / 40)), ...left, [-20, H + 20]],
    true,
  )
  const rightShape = line(
    [
      [W + 20, 628],
      ...from(-20, 310, 20, (x) => 628 + 9 * Math.sin(x / 37)).map(([x, y]): Point => [W - x, y]),
      ...right,
      [W + 20, H + 20],
    ],
    true,
  )
  const roll = dice(990)
  let strata = ''
  for (let row = 0; row < 240; row++) {
    const isLeft = row % 2 === 0
    const y = 700 + roll() * 1_320
    const x = isLeft ? roll() * 300 - 20 : W - roll() * 290
    const reach = 40 + roll() * 150
    strata += `M${x.toFixed(0)} ${y.toFixed(0)}l${isLeft ? reach : -reach} ${(reach * (0.24 + roll() * 0.1)).toFixed(0)}`
  }
  const [a, b]: [Point, Point] = [
    [352, 716],
    [1168, 654],
  ]
  const sag = (lift: number) => (x: number) => {
    const t = (x - a[0]) / (b[0] - a[0])
    return a[1] + (b[1] - a[1]) * t + lift + 4 * 345 * t * (1 - t)
  }
  const [hand, deck] = [sag(0), sag(112)]
  const rope = (y: (x: number) => number) => line(from(a[0], b[0], 12, y))
  let ties = ''
  for (let x = a[0] + 14; x < b[0]; x += 17) {
    const step = x % 34 < 17 ? 9 : -9
    ties += `M${x} ${hand(x).toFixed(1)}L${x + step} ${deck(x + step).toFixed(1)}`
  }
  let sticks = ''
  for (let x = a[0] + 6; x < b[0] - 6; x += 9) sticks += `M${x} ${(deck(x) - 6).toFixed(1)}v22`
  // Last year's, let go: it hangs from one wall and lies in the water.
  const old = wave(5)
  const fallen = Array.from({ length: 28 }, (_, i): Point => [378 + i * 3.4 + 22 * old(i / 4), 860 + i * 33])
  const water = 1_770
  const shine = Array.from({ length: 13 }, (_, row) => {
    const y = water + 18 + row * 18
    const drift = wave(300 + row)
    return line(from(380, 1_140, 20, (x) => y + 4 * drift(x / 110)))
  }).join('')
  const masonry = (x: number, y: number, w: number, h: number): string => {
    let joints = ''
    for (let row = 1; row < 5; row++) joints += `M${x} ${y + (row * h) / 5}h${w}`
    for (let row = 0; row < 5; row++)
      for (let col = 1; col < 4; col++)
        joints += `M${x + (col * w) / 4 + (row % 2) * 14 - 7} ${y + (row * h) / 5}v${h / 5}`
    return box(x, y, w, h, SAND, `stroke="${INK}" stroke-width="5"`) + stroke(joints, { width: 2.5 })
  }
  return sheet(
    [
      fill(hills(far, 640, 150), TINT_LIGHT),
      fill(hills(near, 800, 130), TINT),
      fill(
        line(
          [
            [300, water],
            [W - 260, water],
            [W - 260, H],
            [300, H],
          ],
          true,
        ),
        '#7f9c9c',
      ),
      stroke(shine, { color: PAPER, width: 3.5, opacity: 0.8 }),
      fill(leftShape, INK),
      fill(rightShape, INK),
      stroke(strata, { color: PAPER, width: 2.2, opacity: 0.34, clip: 'walls' }),
      stroke(curve(fallen), { color: SAND, width: 9 }),
      stroke(curve(fallen.map(([x, y], i): Point => [x + 26 + 6 * old(i / 3 + 9), y + 30])), { color: SAND, width: 6 }),
      stroke(ties, { width: 3 }),
      stroke(sticks, { color: INK, width: 5 }),
      stroke(rope(deck), { width: 12 }),
      stroke(rope(sag(128)), { width: 9 }),
      masonry(232, 640, 148, 178),
      masonry(W - 356, 578, 148, 178),
      stroke(rope(hand), { color: ACCENT, width: 19 }),
      stroke(rope(sag(-26)), { color: ACCENT, width: 9 }),
    ].join(''),
    PAPER,
    clip('walls', leftShape + rightShape),
    W,
    H,
  )
}

/** The Earth as an orange, cut where the line runs, and the line where it was paid for. */
function cutOrange(): string {
  const [cx, cy, r] = [750, 1_150, 610]
  const around = (turn: number, reach: number): Point => [cx + Math.cos(turn) * reach, cy + Math.sin(turn) * reach]
  const count = 11
  const wedge = (Math.PI * 2) / count
  const roll = dice(1_736)
  let segments = ''
  let pulp = ''
  for (let k = 0; k < count; k++) {
    const [start, end] = [k * wedge + 0.034 - Math.PI / 2, (k + 1) * wedge - 0.034 - Math.PI / 2]
    const rim = Array.from({ length: 13 }, (_, i) =>
      around(start + ((end - start) * i) / 12, r - 74 - (i === 0 || i === 12 ? 26 : 0)),
    )
    const tip = around((start + end) / 2, 46)
    segments += `${curve([...rim, around(end - 0.05, 190), tip, around(start + 0.05, 190)], true)}`
    for (let drop = 0; drop < 64; drop++) {
      const at = start + 0.06 + roll() * (end - start - 0.12)
      const inner = 150 + roll() ** 0.7 * (r - 320)
      const [x1, y1] = around(at, inner)
      const [x2, y2] = around(at + (roll() - 0.5) * 0.03, inner + 26 + roll() * 52)
      pulp += `M${x1.toFixed(1)} ${y1.toFixed(1)}L${x2.toFixed(1)} ${y2.toFixed(1)}`
    }
  }
  const pores = Array.from({ length: 220 }, () => {
    const [x, y] = around(roll() * Math.PI * 2, r - 8 - roll() * 18)
    return dot(x, y, 2.4, INK, 0.5)
  }).join('')
  const truth = cy
  const paid = cy + 128
  let ticks = ''
  for (let x = 30; x < W; x += 36) ticks += `M${x} ${truth}v${x % 180 === 30 ? -34 : -17}`
  const leaf = curve(
    [
      [cx + 10, 548],
      [cx + 120, 470],
      [cx + 268, 474],
      [cx + 190, 560],
      [cx + 10, 548],
    ],
    false,
  )
  return sheet(
    [
      fill(leaf, '#4d6a5c'),
      stroke(`M${cx + 12} 546Q${cx + 130} 500 ${cx + 250} 480`, { color: PAPER, width: 4 }),
      `<circle cx="${cx}" cy="${cy}" r="${r}" fill="#dd7b2d" stroke="${INK}" stroke-width="7"/>`,
      pores,
      `<circle cx="${cx}" cy="${cy}" r="${r - 40}" fill="${PAPER}"/>`,
      fill(segments, '#eda04a'),
      stroke(pulp, { color: '#c25f1c', width: 4, opacity: 0.75 }),
      stroke(segments, { width: 4 }),
      dot(cx, cy, 26, PAPER),
      stroke(`M-10 ${truth}H${W + 10}`, { width: 4, dash: '3 15' }),
      stroke(ticks, { width: 3.5 }),
      stroke(`M-10 ${paid}H${W + 10}`, { color: PAPER, width: 40 }),
      stroke(`M-10 ${paid}H${W + 10}`, { color: ACCENT, width: 22 }),
    ].join(''),
    TINT,
    '',
    W,
    H,
  )
}

/** A door in a mountain at night, and what is kept behind it. */
function coldVault(): string {
  const roll = dice(78)
  const stars = Array.from({ length: 190 }, () =>
    dot(roll() * W, roll() ** 1.25 * 980, 1.4 + roll() * 2.6, PAPER, 0.35 + roll() * 0.6),
  ).join('')
  let curtain = ''
  const [sway, height] = [wave(402), wave(403)]
  for (let i = 0; i < 270; i++) {
    const x = -30 + i * 5.9
    const foot = 870 - x * 0.12 + 120 * sway(x / 300)
    const tall = 150 + 190 * Math.abs(height(x / 150))
    const color = i % 11 === 0 ? LAMP : TINT
    curtain += stroke(`M${x.toFixed(0)} ${foot.toFixed(0)}v-${tall.toFixed(0)}`, {
      color,
      width: 3.4,
      opacity: 0.2 + 0.34 * Math.abs(height(x / 60)),
    })
  }
  const rough = ridge(88, 6)
  const slope = (x: number): number => 1_330 - 560 * Math.exp(-(((x - 1_060) / 430) ** 2)) + 54 * rough(x / 210)
  const mountain = from(-20, W + 20, 10, slope)
  const body = line([...mountain, [W + 20, H + 20], [-20, H + 20]], true)
  let snow = ''
  for (let k = 1; k < 27; k++) {
    const flow = wave(500 + k)
    const points = from(-20, W + 20, 22, (x) => slope(x) + k * 25 + 15 * flow(x / 140) + 5 * rough(x / 60 + k))
    snow += line(points.filter((_, i) => (i + k * 5) % 23 > 5 || k % 3 === 0))
  }
  const [dx, dy] = [470, slope(470) + 24]
  const door = line(
    [
      [dx, dy - 236],
      [dx + 92, dy - 260],
      [dx + 92, dy + 92],
      [dx, dy + 92],
    ],
    true,
  )
  const flank = line(
    [
      [dx + 92, dy - 260],
      [dx + 300, dy - 130],
      [dx + 320, dy + 20],
      [dx + 92, dy + 92],
    ],
    true,
  )
  let mirrors = ''
  for (let row = 0; row < 7; row++)
    for (let col = 0; col < 3; col++) {
      const [x, y] = [dx + 6 + col * 28, dy - 226 + row * 26 - col * 7]
      mirrors += `M${x} ${y}l26 ${-6 + roll() * 4}l${-20 + roll() * 12} 22Z`
    }
  // It stands on its threshold, where the light begins.
  const size = 1.7
  const larger = (...parts: string[]): string =>
    `<g transform="translate(${dx} ${dy + 92}) scale(${size}) translate(${-dx} ${-(dy + 92)})">${parts.join('')}</g>`
  const light = line(
    [
      [dx, dy + 92],
      [dx + 92 * size, dy + 92],
      [dx + 150, H + 20],
      [dx - 490, H + 20],
    ],
    true,
  )
  const path: Point[] = [
    [dx + 84, dy + 60],
    [dx + 330, dy + 180],
    [dx + 620, dy + 312],
  ]
  const hall = (k: number): string => {
    const [x, y] = [dx + 640, dy + 196 + k * 108]
    let shelves = ''
    for (let s = 1; s < 12; s++) shelves += `M${x + s * 22} ${y + 10}v46`
    return (
      box(x, y, 268, 66, LAMP, `stroke="${NIGHT}" stroke-width="6"`) +
      stroke(shelves, { color: NIGHT, width: 9, cap: 'butt' })
    )
  }
  return sheet(
    [
      stars,
      curtain,
      fill(body, '#1d2a31'),
      stroke(line(mountain), { color: PAPER, width: 6 }),
      stroke(snow, { color: TINT_LIGHT, width: 2.6, opacity: 0.42 }),
      fill(light, LAMP, 0.24),
      larger(
        fill(flank, '#3b474c'),
        stroke(flank, { color: PAPER, width: 4 }),
        fill(door, LAMP),
        stroke(mirrors, { color: NIGHT, width: 3, fill: PAPER }),
        box(dx + 22, dy - 8, 48, 100, NIGHT),
        stroke(door, { color: PAPER, width: 5 }),
      ),
      stroke(line(path), { color: ACCENT, width: 13, dash: '2 26' }),
      stroke(`M${dx + 620} ${dy + 229}V${dy + 445}`, { color: ACCENT, width: 13, dash: '2 26' }),
      [0, 1, 2].map(hall).join(''),
    ].join(''),
    NIGHT,
    '',
    W,
    H,
  )
}

const cover = (name: string, draw: () => string): Picture => ({ name, draw, width: W, height: H })

export const COVERS: Picture[] = [
  cover('cover-rope-bridge', ropeBridge),
  cover('cover-cut-orange', cutOrange),
  cover('cover-cold-vault', coldVault),
]
