// Pattern studies and still lifes: floating beds from above and in section, two tracks.
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  dot,
  fill,
  HEIGHT,
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

type Planting = (x: number, y: number, roll: () => number) => string

const sprout: Planting = (x, y) => `M${x} ${y + 7}v-10M${x} ${y}q-9 -2 -10 -11M${x} ${y}q9 -2 10 -11`
const tuft: Planting = (x, y, roll) =>
  Array.from({ length: 5 }, (_, i) => `M${x} ${y + 8}q${(i - 2) * 2} -8 ${(i - 2) * 5 + roll() * 2} -17`).join('')
const leafy: Planting = (x, y) =>
  `M${x - 10} ${y}a10 10 0 1 0 20 0a10 10 0 1 0 -20 0M${x - 10} ${y}h20M${x} ${y - 10}v20M${x - 5} ${y - 5}l10 10`
const seedball: Planting = (x, y) => `M${x - 5} ${y}a5 5 0 1 0 10 0a5 5 0 1 0 -10 0M${x} ${y - 5}v-8`

function floatingGardens(): string {
  const roll = dice(2015)
  let water = ''
  for (let i = 0; i < 220; i++) {
    const [x, y, w] = [roll() * 2000 - 200, roll() * 1700 - 300, 24 + roll() * 80]
    water += `M${x.toFixed(0)} ${y.toFixed(0)}q${(w / 4).toFixed(0)} -8 ${(w / 2).toFixed(0)} 0t${(w / 2).toFixed(0)} 0`
  }
  let beds = ''
  const plants = [sprout, tuft, leafy, seedball]
  const tones = ['#40463c', '#2b2a24', '#56604f', INK]
  const pitch = 128
  for (let row = -3; row < 12; row++) {
    let x = -300 - roll() * 300
    if (row === 5) continue
    while (x < WIDTH + 300) {
      const length = 330 + roll() * 520
      const y = row * pitch - 60 + (roll() - 0.5) * 14
      const kind = Math.floor(roll() * 4)
      const h = 78 + roll() * 10
      const fringe: Point[] = []
      const shake = wave(Math.round(x + row * 999))
      for (let k = 0; k <= length / 12; k++) fringe.push([x + k * 12, y + shake(k / 1.5) * 5])
      for (let k = Math.floor(length / 12); k >= 0; k--) fringe.push([x + k * 12, y + h + shake(k / 1.5 + 40) * 5])
      beds +=
        stroke(curve(fringe, true), { color: PAPER, width: 17, opacity: 0.55 }) +
        `<path d="${curve(fringe, true)}" fill="${tones[kind]}" stroke="#7f8e6f" stroke-width="6"/>`
      let crop = ''
      const [gapX, gapY] = kind === 2 ? [33, 29] : [28, 26]
      for (let px = x + 20; px < x + length - 14; px += gapX) {
        for (let py = y + 20; py < y + h - 10; py += gapY)
          if (roll() > 0.06)
            crop += (plants[kind] as Planting)(Math.round(px + roll() * 3), Math.round(py + roll() * 3), roll)
      }
      beds += stroke(crop, {
        color: kind === 0 ? '#e9dfba' : kind === 1 ? '#b9c9a4' : kind === 2 ? TINT_LIGHT : SAND,
        width: 2.4,
      })
      x += length + 34 + roll() * 60
    }
  }
  const y = 5 * pitch - 18
  const hull = curve(
    [
      [700, y],
      [780, y - 34],
      [960, y - 43],
      [1140, y - 34],
      [1220, y],
      [1140, y + 34],
      [960, y + 43],
      [780, y + 34],
    ],
    true,
  )
  const inside = curve(
    [
      [745, y],
      [800, y - 22],
      [960, y - 30],
      [1120, y - 22],
      [1175, y],
      [1120, y + 22],
      [960, y + 30],
      [800, y + 22],
    ],
    true,
  )
  const ribs = Array.from({ length: 9 }, (_, i) => `M${790 + i * 42} ${y - 27}v54`).join('')
  const baskets = [850, 905, 1010].map(
    (x) =>
      dot(x, y, 21, SAND) +
      stroke(leafy(x, y, roll), { width: 2.2 }) +
      stroke(`M${x - 21} ${y}a21 21 0 1 0 42 0a21 21 0 1 0 -42 0`, { width: 3 }),
  )
  const farmer =
    dot(1098, y, 27, '#e9cf94') +
    stroke(`M1071 ${y}a27 27 0 1 0 54 0a27 27 0 1 0 -54 0M1084 ${y}a14 14 0 1 0 28 0a14 14 0 1 0 -28 0`, {
      width: 2.4,
    }) +
    stroke(`M1098 ${y - 3}l120 -78`, { width: 6 })
  const wake = [1, 2, 3, 4]
    .map((i) =>
      stroke(
        `M${700 + i * 14} ${y}q-${70 * i} ${-10 * i} -${120 * i} ${-15 * i}M${700 + i * 14} ${y}q-${70 * i} ${10 * i} -${120 * i} ${15 * i}`,
        { color: PAPER, width: 2.4, opacity: 0.9 },
      ),
    )
    .join('')
  return sheet(
    `<g transform="rotate(-16 800 533)">${stroke(water, { color: PAPER, width: 2.2, opacity: 0.75 })}${beds}${wake}<path d="${hull}" fill="${ACCENT}" stroke="${INK}" stroke-width="4"/><path d="${inside}" fill="#8f2413"/>${stroke(ribs, { width: 3, opacity: 0.65 })}${baskets.join('')}${farmer}</g>`,
    TINT,
  )
}

function floatingBed(): string {
  const roll = dice(9)
  const surface = 470
  const sway = wave(3)
  const swell = (x: number): number => surface + sway(x / 130) * 6
  const waterTop = Array.from({ length: 84 }, (_, i): Point => [i * 20 - 20, swell(i * 20 - 20)])
  const bed = curve(
    [
      [200, 380],
      [500, 350],
      [800, 342],
      [1100, 350],
      [1400, 380],
      [1440, 470],
      [1380, 570],
      [1090, 622],
      [800, 632],
      [510, 622],
      [220, 570],
      [160, 470],
    ],
    true,
  )
  let fibres = ''
  for (let i = 0; i < 1500; i++) {
    const [x, y] = [150 + roll() * 1300, 345 + roll() * 290]
    const depth = (y - 345) / 290
    const a = (roll() - 0.5) * (0.5 + depth * 1.6)
    const length = 26 + roll() * 50
    fibres += `M${x.toFixed(0)} ${y.toFixed(0)}q${(Math.cos(a) * length * 0.5).toFixed(0)} ${(Math.sin(a) * length * 0.5 - 7).toFixed(0)} ${(Math.cos(a) * length).toFixed(0)} ${(Math.sin(a) * length).toFixed(0)}`
  }
  let roots = ''
  for (let x = 230; x < 1390; x += 17) {
    const edge = 628 - ((x - 800) / 640) ** 4 * 90
    const length = 40 + roll() * 110
    roots += `M${x} ${edge.toFixed(0)}q${((roll() - 0.5) * 30).toFixed(0)} ${(length / 2).toFixed(0)} ${((roll() - 0.5) * 44).toFixed(0)} ${length.toFixed(0)}`
  }
  let plants = ''
  let leaves = ''
  for (let i = 0; i < 11; i++) {
    const x = 265 + i * 107
    const y = 352 + ((x - 800) / 640) ** 2 * 34
    const h = 70 + roll() * 90
    plants += `M${x} ${y.toFixed(0)}q${((roll() - 0.5) * 24).toFixed(0)} ${(-h / 2).toFixed(0)} 0 ${(-h).toFixed(0)}`
    for (let k = 0; k < 4; k++) {
      const [ly, side] = [y - h * (0.38 + k * 0.2), k % 2 ? 1 : -1]
      leaves += `M${x} ${ly.toFixed(0)}q${side * 22} -32 ${side * 58} -20q${side * -14} 26 ${side * -58} 20Z`
    }
  }
  return sheet(
    fill(line([...waterTop, [WIDTH + 20, 900], [-20, 900]], true), TINT) +
      Array.from({ length: 9 }, (_, i) =>
        stroke(curve(waterTop.map(([x, y]) => [x, y + 34 + i * 46 + wave(i)(x / 90) * 7])), {
          color: PAPER,
          width: 1.8,
          opacity: 0.55,
        }),
      ).join('') +
      stroke(roots, { width: 2, opacity: 0.7 }) +
      stroke('M300 120L236 900', { color: ACCENT, width: 15 }) +
      stroke('M290 240h0M278 400h0', { width: 20 }) +
      fill(bed, '#6f6a50') +
      fill(
        line(
          [
            [100, 300],
            [1500, 300],
            [1500, 425],
            [100, 425],
          ],
          true,
        ),
        '#2b2720',
        0.8,
        'bed',
      ) +
      stroke(fibres, { color: '#d8d3b0', width: 1.7, opacity: 0.55, clip: 'bed' }) +
      stroke(bed, { width: 4 }) +
      stroke(plants, { width: 6 }) +
      `<path d="${leaves}" fill="#8fa27c" stroke="${INK}" stroke-width="2.4" stroke-linejoin="round"/>` +
      stroke(curve(waterTop.filter(([x]) => x < 165)), { width: 4 }) +
      stroke(curve(waterTop.filter(([x]) => x > 1436)), { width: 4 }),
    PAPER,
    clip('bed', bed),
    WIDTH,
    900,
  )
}

function twoTracks(): string {
  const roll = dice(1435)
  let stones = ''
  for (let i = 0; i < 2300; i++) {
    const [x, y, r] = [roll() * WIDTH, roll() * HEIGHT, 3 + roll() * 8]
    const turn = roll() * 6
    const corners = Array.from(
      { length: 5 },
      (_, k): Point => [
        x + Math.cos(turn + k * 1.26) * r * (0.7 + roll() * 0.5),
        y + Math.sin(turn + k * 1.26) * r * (0.7 + roll() * 0.5),
      ],
    )
    const tone = roll()
    stones += `<path d="${line(corners, true)}" fill="${tone < 0.4 ? '#d6cbb2' : tone < 0.7 ? TINT : '#c3b89f'}"/>`
  }
  const [cy, narrow, broad] = [533, 262, 322]
  const tie = (x: number, half: number, color: string): string => {
    let grain = ''
    for (let k = 0; k < 4; k++) {
      const gx = x + 9 + k * 12 + roll() * 4
      grain += `M${gx.toFixed(0)} ${cy - half + 8}V${cy + half - 8 - roll() * 60}`
    }
    return (
      box(x, cy - half, 56, half * 2, color, `stroke="${INK}" stroke-width="2.5"`) +
      stroke(grain, { color: PAPER, width: 1.4, opacity: 0.32 })
    )
  }
  let ties = ''
  for (let i = 0; i < 17; i++) {
    const x = i * 98 - 20
    ties += tie(x, x < 760 ? 408 : 470, x < 760 ? '#3a342b' : '#29353a')
  }
  const rail = (from: number, to: number, y: number): string => {
    const chairs: string[] = []
    for (let i = 0; i < 17; i++) {
      const x = i * 98 - 20
      if (x + 28 > from && x + 28 < to)
        chairs.push(
          box(x + 6, y - 31, 44, 62, '#8d8675', `stroke="${INK}" stroke-width="2"`) +
            dot(x + 28, y - 23, 5) +
            dot(x + 28, y + 23, 5),
        )
    }
    return (
      chairs.join('') +
      box(from, y - 20, to - from, 40, INK) +
      box(from, y - 12, to - from, 24, PAPER) +
      box(from, y - 4, to - from, 4, TINT)
    )
  }
  const [end, start] = [905, 690]
  const axle = 797
  const wheel = (y: number, side: number): string =>
    box(axle - 132, y - 21 + side * 8, 264, 42, ACCENT, `stroke="${INK}" stroke-width="4" rx="8"`) +
    box(
      axle - 150,
      y + (side > 0 ? -38 : 12) + side * 2,
      300,
      24,
      '#8f2413',
      `stroke="${INK}" stroke-width="4" rx="8"`,
    ) +
    stroke(Array.from({ length: 12 }, (_, i) => `M${axle - 112 + i * 20} ${y - 13 + side * 8}v26`).join(''), {
      color: PAPER,
      width: 1.8,
      opacity: 0.5,
    })
  return sheet(
    stones +
      ties +
      rail(-20, end, cy - narrow) +
      rail(-20, end, cy + narrow) +
      rail(start, WIDTH + 20, cy - broad) +
      rail(start, WIDTH + 20, cy + broad) +
      box(axle - 33, cy - broad - 62, 66, broad * 2 + 124, ACCENT, `stroke="${INK}" stroke-width="4" rx="14"`) +
      stroke(`M${axle - 14} ${cy - broad - 40}V${cy + broad + 40}`, { color: PAPER, width: 3, opacity: 0.55 }) +
      wheel(cy - narrow, -1) +
      wheel(cy + narrow, 1) +
      box(axle - 46, cy - 60, 92, 120, '#8f2413', `stroke="${INK}" stroke-width="4" rx="6"`),
    '#e8dfc9',
  )
}

export const PATTERNS: Picture[] = [
  { name: 'bangladesh-floating-gardens', draw: floatingGardens },
  { name: 'floating-bed', draw: floatingBed },
  { name: 'erenhot-gauge', draw: twoTracks },
]
