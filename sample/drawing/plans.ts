// Places seen from above or from the corner of the sky: town plans, a river junction, a city of blocks.
import { pointing } from './hands.ts'
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  fill,
  HEIGHT,
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
  WIDTH,
  wave,
} from './paper.ts'

/** Points along a polyline at even steps, each with its direction. */
function pace(points: readonly Point[], step: number): { at: Point; angle: number }[] {
  const paces: { at: Point; angle: number }[] = []
  let rest = 0
  for (let i = 0; i < points.length - 1; i++) {
    const [a, b] = [points[i] as Point, points[i + 1] as Point]
    const length = Math.hypot(b[0] - a[0], b[1] - a[1])
    const angle = Math.atan2(b[1] - a[1], b[0] - a[0])
    let along = rest
    for (; along < length; along += step) {
      paces.push({ at: [a[0] + ((b[0] - a[0]) * along) / length, a[1] + ((b[1] - a[1]) * along) / length], angle })
    }
    rest = along - length
  }
  return paces
}

/** Short strokes that fall away from a line on one side, as surveyors drew a bank. */
function bank(points: readonly Point[], side: 1 | -1, length: number, seed: number): string {
  const rough = dice(seed)
  const d = pace(points, 7)
    .map(({ at, angle }) => {
      const reach = length * (0.35 + rough() * 0.65)
      const lean = angle + (side * Math.PI) / 2 + (rough() - 0.5) * 0.25
      return line([at, [at[0] + Math.cos(lean) * reach, at[1] + Math.sin(lean) * reach]])
    })
    .join('')
  return stroke(d, { width: 1.5, opacity: 0.75 })
}

function sample(from: Point, to: Point, bend: (t: number) => number, count = 40): Point[] {
  const angle = Math.atan2(to[1] - from[1], to[0] - from[0]) + Math.PI / 2
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count
    const off = bend(t)
    return [
      from[0] + (to[0] - from[0]) * t + Math.cos(angle) * off,
      from[1] + (to[1] - from[1]) * t + Math.sin(angle) * off,
    ]
  })
}

function kazungula(): string {
  const [w1, w2] = [wave(5), wave(9)]
  const north = sample([-40, 350], [1660, 330], (t) => 60 * w1(t * 4) - 30 * Math.sin(t * 3))
  const southEast = sample([800, 560], [1660, 590], (t) => 34 * w2(t * 3) * Math.min(1, t * 6))
  const wedgeTop = sample([-40, 520], [690, 505], (t) => 42 * w1(t * 2 + 8) * (1 - t))
  const wedgeLow = sample([690, 505], [-40, 850], (t) => 55 * Math.sin(t * Math.PI * 1.6) * (1 - t * 0.4))
  const botswana = sample(
    [800, 560],
    [-40, 1010],
    (t) => 55 * Math.sin(t * Math.PI * 1.6) * (1 - t * 0.4) * Math.min(1, t * 4),
  )
  const corner: Point = [1010, (southEast[10] as Point)[1]]
  const frontier = sample(corner, [1330, 1110], (t) => 26 * w2(t * 5 + 3) * Math.min(1, t * 5))
  const water = line(
    [...north, ...[...southEast].reverse(), ...botswana, ...[...wedgeLow].reverse(), ...[...wedgeTop].reverse()],
    true,
  )
  const zambia = line([[-40, -40], ...north, [1660, -40]], true)
  const namibia = line([...wedgeTop, ...wedgeLow], true)
  const split = southEast.findIndex((p) => p[0] > corner[0])
  const zimbabwe = line([corner, ...southEast.slice(split), [1660, 1110], ...[...frontier].reverse()], true)
  const south = line([...[...botswana].reverse(), ...southEast.slice(0, split), corner, ...frontier, [-40, 1110]], true)
  const bridge = curve([
    [905, 700],
    [893, 610],
    [872, 520],
    [872, 430],
    [905, 330],
    [955, 225],
  ])
  const road = curve([
    [955, 225],
    [1040, 110],
    [1180, -40],
  ])
  const roadSouth = curve([
    [905, 700],
    [930, 830],
    [850, 960],
    [860, 1110],
  ])
  const current = Array.from({ length: 9 }, (_, i) =>
    stroke(
      curve(
        sample(
          [-40, 385 + i * 16],
          [1660, 365 + i * 24],
          (t) => 56 * w1(t * 4) * (1 - i / 11) + 34 * w2(t * 3) * (i / 11) - 26 * Math.sin(t * 3) * (1 - i / 9),
        ),
      ),
      { color: PAPER, width: 1.3, opacity: 0.3, clip: 'water' },
    ),
  ).join('')
  return sheet(
    fill(zambia, '#efe6d2') +
      stroke(hatch(-28, 21, 3, 9), { width: 1.3, opacity: 0.5, clip: 'zambia' }) +
      fill(namibia, TINT_LIGHT) +
      stroke(hatch(12, 9, 40, 3), { width: 1.4, opacity: 0.6, clip: 'namibia' }) +
      fill(south, PAPER) +
      stroke(hatch(62, 17, 70, 8), { width: 1.3, opacity: 0.5, clip: 'south' }) +
      fill(zimbabwe, SAND) +
      stroke(hatch(100, 12, 90, 6), { width: 1.3, opacity: 0.6, clip: 'zimbabwe' }) +
      fill(water, '#22313a') +
      current +
      bank(north, -1, 46, 1) +
      bank(southEast, 1, 46, 2) +
      bank(botswana, -1, 34, 3) +
      bank(wedgeTop, 1, 26, 4) +
      bank(wedgeLow, 1, 26, 5) +
      [north, southEast, botswana, wedgeTop, wedgeLow].map((shore) => stroke(line(shore), { width: 3 })).join('') +
      stroke(line(frontier), { width: 5, dash: '18 10 3 10' }) +
      stroke(line([[690, 505], [800, 520], corner]), { color: PAPER, width: 3.4, dash: '14 9 2 9' }) +
      stroke(line(sample([-40, 440], [690, 505], (t) => 40 * w1(t * 2 + 8) * (1 - t))), {
        color: PAPER,
        width: 2.4,
        dash: '14 9 2 9',
        opacity: 0.7,
      }) +
      [road, roadSouth]
        .map(
          (d) =>
            stroke(d, { color: PAPER, width: 17 }) + stroke(d, { width: 15 }) + stroke(d, { color: PAPER, width: 10 }),
        )
        .join('') +
      stroke(bridge, { color: PAPER, width: 26, cap: 'butt' }) +
      stroke(bridge, { color: ACCENT, width: 18, cap: 'butt' }) +
      stroke(bridge, { color: PAPER, width: 2, dash: '10 8' }),
    PAPER,
    clip('zambia', zambia) +
      clip('namibia', namibia) +
      clip('zimbabwe', zimbabwe) +
      clip('south', south) +
      clip('water', water),
  )
}

function baarle(): string {
  const roll = dice(77)
  const center: Point = [800, 520]
  const streets = Array.from({ length: 9 }, (_, i) => {
    const angle = (i / 9) * Math.PI * 2 + 0.3 + (roll() - 0.5) * 0.35
    const bend = (roll() - 0.5) * 260
    const to: Point = [center[0] + Math.cos(angle) * 1150, center[1] + Math.sin(angle) * 1150]
    const off = wave(i + 20)
    return sample(center, to, (t) => bend * t * t + off(t * 5) * 18 * t)
  })
  const ring = (r: number, seed: number): Point[] => {
    const off = wave(seed)
    return Array.from({ length: 61 }, (_, i) => {
      const a = (i / 60) * Math.PI * 2
      const reach = r * (1 + 0.09 * off((i % 60) / 5))
      return [center[0] + Math.cos(a) * reach * 1.25, center[1] + Math.sin(a) * reach]
    })
  }
  const lanes = [...streets, ring(190, 3), ring(365, 4).slice(0, 44)]
  const patch = (cx: number, cy: number, r: number, sides: number, seed: number): Point[] => {
    const die = dice(seed)
    return Array.from({ length: sides }, (_, i) => {
      const a = ((i + die() * 0.55) / sides) * Math.PI * 2
      const reach = r * (0.72 + die() * 0.5)
      return [cx + Math.cos(a) * reach * 1.2, cy + Math.sin(a) * reach]
    })
  }
  const enclaves = [
    patch(720, 470, 290, 11, 6),
    patch(1265, 300, 165, 8, 12),
    patch(290, 790, 150, 7, 5),
    patch(1180, 800, 120, 7, 15),
    patch(230, 240, 105, 6, 8),
    patch(700, 950, 84, 6, 19),
    patch(1480, 640, 74, 5, 21),
    patch(1010, 110, 62, 5, 28),
    patch(470, 95, 48, 5, 31),
  ]
  const counter = patch(650, 430, 78, 7, 41)
  const houses: string[] = []
  const taken: Point[] = []
  for (const lane of lanes) {
    for (const { at, angle } of pace(lane, 25)) {
      for (const side of [-1, 1]) {
        if (roll() < 0.2) continue
        const [w, h] = [15 + roll() * 16, 15 + roll() * 24]
        const away = 17 + h / 2 + roll() * 7
        const [x, y] = [at[0] - Math.sin(angle) * away * side, at[1] + Math.cos(angle) * away * side]
        const far = Math.hypot((x - center[0]) / 1.25, y - center[1])
        if (far > 470 && roll() < 0.75) continue
        if (taken.some(([a, b]) => Math.hypot(a - x, b - y) < 24)) continue
        if (lanes.some((other) => other !== lane && other.some(([a, b]) => Math.hypot(a - x, b - y) < 25))) continue
        taken.push([x, y])
        houses.push(
          box(
            -w / 2,
            -h / 2,
            w,
            h,
            roll() < 0.9 ? INK : PAPER,
            `stroke="${INK}" stroke-width="1.6" transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${((angle * 180) / Math.PI).toFixed(1)})"`,
          ),
        )
      }
    }
  }
  const crosses = (shape: Point[]): string => {
    const d = pace([...shape, shape[0] as Point], 15)
      .map(({ at: [x, y] }) => `M${(x - 5).toFixed(1)} ${y.toFixed(1)}h10M${x.toFixed(1)} ${(y - 5).toFixed(1)}v10`)
      .join('')
    return stroke(d, { color: PAPER, width: 7 }) + stroke(d, { color: ACCENT, width: 3.2 })
  }
  const ground = enclaves.map((shape) => line(shape, true)).join('')
  const fields = line(
    [
      [0, 0],
      [WIDTH, 0],
      [WIDTH, HEIGHT],
      [0, HEIGHT],
    ],
    true,
  )
  return sheet(
    stroke(hatch(24, 34, 7, 8), { width: 1.1, opacity: 0.25, clip: 'fields' }) +
      fill(ground, TINT_LIGHT) +
      stroke(hatch(-58, 20, 9, 3), { width: 1.3, opacity: 0.3, clip: 'ground' }) +
      fill(line(counter, true), PAPER) +
      lanes.map((lane) => stroke(curve(lane), { color: INK, width: 19, opacity: 0.9 })).join('') +
      lanes.map((lane) => stroke(curve(lane), { color: '#fbf8f0', width: 15.5 })).join('') +
      houses.join('') +
      enclaves.map(crosses).join('') +
      crosses(counter),
    PAPER,
    clip('ground', ground) + clip('fields', fields),
  )
}

function tokyo(): string {
  const roll = dice(2024)
  const unit = 30
  const flat = (x: number, y: number, z: number): Point => [
    800 + (x - y) * unit * 0.94,
    -130 + (x + y) * unit * 0.53 - z * unit,
  ]
  const face = (points: Point[], color: string): string =>
    `<path d="${line(points, true)}" fill="${color}" stroke="${INK}" stroke-width="1.6" stroke-linejoin="round"/>`
  const house = (x: number, y: number, w: number, d: number, h: number, red: boolean): string => {
    const [top, left, right] = red
      ? [ACCENT, '#8f2413', '#6d1a0d']
      : [PAPER, roll() < 0.25 ? TINT : TINT_LIGHT, '#37413f']
    const a = flat(x, y + d, h)
    const b = flat(x + w, y + d, h)
    const c = flat(x + w, y, h)
    let windows = ''
    const rows = Math.floor(h / 0.75)
    for (let row = 0; row < rows && !red; row++) {
      const z = h - 0.45 - row * 0.75
      if (z < 0.3) break
      windows += line([flat(x + 0.25, y + d, z), flat(x + w - 0.25, y + d, z)])
    }
    const roof = roll()
    const inset = 0.32
    const parapet =
      !red && roof < 0.5
        ? stroke(
            line(
              [
                flat(x + inset, y + inset, h),
                flat(x + w - inset, y + inset, h),
                flat(x + w - inset, y + d - inset, h),
                flat(x + inset, y + d - inset, h),
              ],
              true,
            ),
            { width: 1, opacity: 0.5 },
          )
        : ''
    return (
      face([a, b, flat(x + w, y + d, 0), flat(x, y + d, 0)], left) +
      face([b, c, flat(x + w, y, 0), flat(x + w, y + d, 0)], right) +
      face([flat(x, y, h), c, b, a], top) +
      parapet +
      stroke(windows, { width: 1.2, opacity: 0.55 })
    )
  }
  type Lot = { x: number; y: number; w: number; d: number; h: number; red: boolean }
  const lots: Lot[] = []
  const [block, lane] = [7, 1.25]
  for (let bx = -1; bx < 8; bx++) {
    for (let by = -1; by < 8; by++) {
      const [x0, y0] = [bx * (block + lane), by * (block + lane)]
      const cuts = (): number[] => {
        const list = [0]
        while ((list.at(-1) as number) < block - 1.7) list.push((list.at(-1) as number) + 1.5 + roll() * 1.4)
        list[list.length - 1] = block
        return list
      }
      const columns = cuts()
      for (let i = 0; i < columns.length - 1; i++) {
        const rows = cuts()
        for (let j = 0; j < rows.length - 1; j++) {
          if (roll() < 0.05) continue
          const [cx, ry] = [columns[i] as number, rows[j] as number]
          const tall = roll() < 0.07 ? 3 + roll() * 2.5 : 0.8 + roll() * 1.6
          lots.push({
            x: x0 + cx + 0.08,
            y: y0 + ry + 0.08,
            w: (columns[i + 1] as number) - cx - 0.16,
            d: (rows[j + 1] as number) - ry - 0.16,
            h: tall,
            red: false,
          })
        }
      }
    }
  }
  const middle = lots.reduce((best, lot) =>
    Math.hypot(lot.x + lot.w - 21.6, lot.y + lot.d - 19.9) < Math.hypot(best.x + best.w - 21.6, best.y + best.d - 19.9)
      ? lot
      : best,
  )
  middle.red = true
  middle.h = 1.5
  for (const lot of lots) {
    const ahead =
      lot !== middle && lot.x >= middle.x - 1 && lot.y >= middle.y - 1 && lot.x - middle.x < 4 && lot.y - middle.y < 4
    if (ahead) lot.h = Math.min(lot.h, 1)
  }
  lots.sort((a, b) => a.x + a.w / 2 + a.y + a.d / 2 - (b.x + b.w / 2 + b.y + b.d / 2))
  return sheet(
    lots.map((lot) => house(lot.x, lot.y, lot.w, lot.d, lot.h, lot.red)).join('') +
      pointing(
        { skin: '#e3b48c', sleeve: INK, cuff: PAPER },
        { at: [892, 474], degrees: 226, scale: 1, mirrored: true },
      ),
    SAND,
  )
}

export const PLANS: Picture[] = [
  { name: 'kazungula-bridge', draw: kazungula },
  { name: 'baarle-front-doors', draw: baarle },
  { name: 'tokyo-addresses', draw: tokyo },
]
