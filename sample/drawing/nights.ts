// Night scenes: ink-dark sheets on which light is the only drawing.
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  dot,
  fill,
  HEIGHT,
  hatch,
  INK,
  LAMP,
  line,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
  ridge,
  sheet,
  stroke,
  TINT,
  WIDTH,
  wave,
} from './paper.ts'

const across = (step: number, height: (x: number) => number): Point[] =>
  Array.from({ length: Math.floor(WIDTH / step) + 3 }, (_, i) => [(i - 1) * step, height((i - 1) * step)])

const ground = (top: Point[]): string => line([...top, [WIDTH + 40, HEIGHT + 10], [-40, HEIGHT + 10]], true)

function sky(seed: number, count: number, below: number): string {
  const roll = dice(seed)
  let stars = ''
  for (let i = 0; i < count; i++) {
    const y = roll() ** 1.3 * below
    stars += dot(roll() * WIDTH, y, 0.7 + roll() ** 4 * 2.2, PAPER, 0.2 + roll() * 0.6)
  }
  return stars
}

/** A cable between two towers and the cabins on it. */
function cable(from: Point, to: Point, sag: number, cabins: number[], size: number): string {
  const at = (t: number): Point => [
    from[0] + (to[0] - from[0]) * t,
    from[1] + (to[1] - from[1]) * t + sag * 4 * t * (1 - t),
  ]
  const points = Array.from({ length: 25 }, (_, i) => at(i / 24))
  const cars = cabins
    .map((t) => {
      const [x, y] = at(t)
      const s = size * (1.15 - t * 0.3)
      const drop = s * 0.9
      return (
        stroke(`M${x} ${y - s * 0.15}v${drop}`, { color: PAPER, width: s * 0.09 }) +
        box(x - s * 0.62, y + drop - s * 0.1, s * 1.24, s * 1.2, ACCENT, `rx="${s * 0.34}"`) +
        box(x - s * 0.47, y + drop + s * 0.12, s * 0.42, s * 0.46, LAMP, `rx="${s * 0.08}"`) +
        box(x + s * 0.06, y + drop + s * 0.12, s * 0.42, s * 0.46, LAMP, `rx="${s * 0.08}"`) +
        stroke(`M${x - s * 0.3} ${y - s * 0.15}h${s * 0.6}`, { color: PAPER, width: s * 0.16 })
      )
    })
    .join('')
  return (
    stroke(line(points), { color: NIGHT, width: 7 }) +
    stroke(line(points), { color: PAPER, width: 2.4, opacity: 0.95 }) +
    cars
  )
}

function laPaz(): string {
  const roll = dice(3600)
  const far = ridge(4, 5)
  const summit = (x: number): number => {
    const peaks = [
      [1120, 205, 250],
      [1235, 232, 210],
      [1015, 262, 210],
      [1330, 300, 250],
    ] as const
    const rise = Math.max(...peaks.map(([px, top, half]) => Math.max(0, 1 - Math.abs(x - px) / half) * (430 - top)))
    return 432 - rise - far(x / 90) * 14
  }
  const mountain = across(8, summit)
  const snow = across(8, (x) => summit(x))
    .filter(([x]) => x > 800 && x < 1560)
    .map(([x, y]) => {
      const length = Math.max(0, (400 - y) * (0.35 + roll() * 0.5))
      const lean = x < 1110 ? -0.45 : 0.5
      return length > 6
        ? line([
            [x, y + 3],
            [x + length * lean, y + length],
          ])
        : ''
    })
    .join('')
  // The bowl: terraces from the rim (far, high) to the floor (near), each carrying its strings of lamps.
  let city = ''
  const layers = 15
  for (let i = 0; i < layers; i++) {
    const t = i / (layers - 1)
    const rough = ridge(60 + i, 4)
    const floor = 455 + t * 560
    const depth = 210 * (1 - t) + 60
    const slope = (x: number): number => {
      const bowl = ((x - 800 - 90 * Math.sin(t * 5)) / 900) ** 2
      return floor - bowl * depth * 1.25 + rough(x / (150 + t * 170)) * (14 + t * 22)
    }
    city += fill(ground(across(16, slope)), mix('#1b242b', '#0c1115', t))
    const strings = 5
    for (let s = 0; s < strings; s++) {
      const down = ((s + 0.4) / strings) * (34 + t * 16)
      const drift = wave(900 + i * 10 + s)
      const gap = 7 + t * 9
      for (let x = -10 + roll() * 10; x < WIDTH; x += gap * (0.5 + roll())) {
        const crowd = 0.82 + 0.5 * drift(x / 120) - 0.5 * (Math.abs(x - 760 - 90 * Math.sin(t * 5)) / 800) ** 0.8
        if (roll() > crowd) continue
        const y = slope(x) + down + (roll() - 0.5) * 5
        const r = (0.9 + roll() ** 3 * 1.5) * (0.75 + t * 1.15)
        const tone = roll()
        city += dot(x, y, r, tone < 0.16 ? PAPER : tone < 0.2 ? TINT : LAMP, 0.45 + roll() * 0.55)
      }
    }
  }
  const tower = (x: number, y: number, height: number, w: number): string =>
    stroke(`M${x} ${y}v${height}`, { color: PAPER, width: w, cap: 'butt' }) +
    stroke(`M${x - w * 2.6} ${y}h${w * 5.2}`, { color: PAPER, width: w * 0.8, cap: 'butt' })
  return sheet(
    sky(8, 240, 430) +
      fill(ground(mountain), '#222d35') +
      stroke(snow, { color: PAPER, width: 1.7, opacity: 0.75 }) +
      stroke(line(mountain.filter(([x]) => x > 780)), { color: PAPER, width: 2, opacity: 0.8 }) +
      city +
      cable([1700, 300], [470, 545], 118, [0.22, 0.42, 0.62, 0.82], 22) +
      tower(470, 541, 88, 4) +
      cable([470, 545], [-60, 390], 64, [0.35, 0.75], 18) +
      cable([-60, 590], [905, 812], 96, [0.18, 0.52, 0.84], 34) +
      tower(905, 807, 150, 7) +
      cable([1700, 590], [905, 812], 104, [0.24, 0.62], 44),
    NIGHT,
  )
}

function mix(a: string, b: string, t: number): string {
  const part = (hex: string, i: number): number => Number.parseInt(hex.slice(1 + i * 2, 3 + i * 2), 16)
  return `#${[0, 1, 2]
    .map((i) =>
      Math.round(part(a, i) * (1 - t) + part(b, i) * t)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

function seedVault(): string {
  const roll = dice(78)
  const rough = ridge(33, 5)
  const mountain = (x: number): number => 830 - x * 0.36 - rough(x / 210) * 26 - Math.max(0, x - 900) * 0.14
  const top = across(10, mountain)
  let slope = ''
  for (let x = -20; x < WIDTH + 20; x += 6.5) {
    for (let band = 0; band < 5; band++) {
      if (roll() < 0.42) continue
      const y = mountain(x) + 8 + band * 105 + roll() * 80
      const length = 30 + roll() * 95
      slope += line([
        [x, y],
        [x + length * 0.24, y + length],
      ])
    }
  }
  let aurora = ''
  for (let i = 0; i < 44; i++) {
    const drift = wave(5)
    const sway = wave(17)
    const points: Point[] = Array.from({ length: 23 }, (_, k) => {
      const x = -60 + k * 78
      return [x, 130 + 0.14 * x + drift(x / 330) * 95 + i * (5.4 + 4.6 * sway(x / 260 + 3)) + Math.sin(x / 190) * 34]
    })
    aurora += stroke(curve(points), {
      color: TINT,
      width: 1.8,
      opacity: Number((0.75 * Math.sin(((i + 1) / 45) * Math.PI) ** 1.2).toFixed(2)),
    })
  }
  // The portal: a tall wedge that leaves the slope, its lit face broken into shards of mirror and steel.
  const [x0, x1, head, foot] = [560, 668, 385, 812]
  let shards = ''
  for (let row = 0; row < 7; row++) {
    for (let column = 0; column < 2; column++) {
      const [a, b] = [x0 + 8 + column * 46, x0 + 54 + column * 46]
      const [c, d] = [head + 10 + row * 26, head + 36 + row * 26]
      const shift = (roll() - 0.5) * 12
      const tones = [PAPER, TINT, LAMP, '#5d7476', '#e9f0ec']
      const tone = (): string => tones[Math.floor(roll() * tones.length)] as string
      shards += `<path d="${line(
        [
          [a, c],
          [b, c + shift * 0.3],
          [a, d],
        ],
        true,
      )}" fill="${tone()}"/><path d="${line(
        [
          [b, c],
          [b, d],
          [a, d + shift * 0.3],
        ],
        true,
      )}" fill="${row === 2 && column === 1 ? ACCENT : tone()}"/>`
    }
  }
  const glow = line(
    [
      [x0 + 6, foot],
      [x1 - 6, foot],
      [890, HEIGHT],
      [170, HEIGHT],
    ],
    true,
  )
  const side = line(
    [
      [x1, head],
      [x1 + 250, head + 64],
      [x1 + 330, 720],
      [x1, foot],
    ],
    true,
  )
  return sheet(
    sky(21, 420, 760) +
      aurora +
      fill(ground(top), '#1b252b') +
      stroke(slope, { color: PAPER, width: 1.5, opacity: 0.3 }) +
      stroke(line(top), { color: PAPER, width: 2.2, opacity: 0.75 }) +
      fill(
        line(
          across(20, (x) => 806 + 12 * Math.sin(x / 170) + Math.abs(x - 610) * 0.045).concat([
            [WIDTH + 40, HEIGHT],
            [-40, HEIGHT],
          ]),
          true,
        ),
        '#2c3a41',
      ) +
      fill(glow, LAMP, 0.22) +
      fill(
        line(
          [
            [x0 + 6, foot],
            [x1 - 6, foot],
            [730, HEIGHT],
            [420, HEIGHT],
          ],
          true,
        ),
        LAMP,
        0.3,
      ) +
      fill(side, '#0c1114') +
      stroke(hatch(14, 13, 61, 0), { color: PAPER, width: 1.3, opacity: 0.3, clip: 'side' }) +
      stroke(side, { color: PAPER, width: 2, opacity: 0.7 }) +
      box(x0, head, x1 - x0, foot - head, '#3b494e', `stroke="${PAPER}" stroke-width="2.5"`) +
      box(x0 + 8, head + 8, x1 - x0 - 16, 186, INK) +
      shards +
      box(x0 + 22, foot - 150, x1 - x0 - 44, 150, '#0c1114', `stroke="${PAPER}" stroke-width="2"`) +
      box(x0 + 22, foot - 186, x1 - x0 - 44, 22, LAMP) +
      stroke(`M${(x0 + x1) / 2} ${foot - 150}v150`, { color: PAPER, width: 1.6 }),
    NIGHT,
    clip('side', side),
  )
}

export const NIGHTS: Picture[] = [
  { name: 'la-paz-cable-cars', draw: laPaz },
  { name: 'svalbard-seed-vault', draw: seedVault },
]
