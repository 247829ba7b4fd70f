// Heights: two sides of a ravine with a sentence between them, and a mountain under its meridian.
import {
  ACCENT,
  box,
  clip,
  curve,
  dice,
  dot,
  fill,
  HEIGHT,
  line,
  PAPER,
  type Picture,
  type Point,
  ridge,
  SAND,
  sheet,
  stroke,
  TINT_LIGHT,
  WIDTH,
  wave,
} from './paper.ts'

const across = (step: number, height: (x: number) => number): Point[] =>
  Array.from({ length: Math.floor(WIDTH / step) + 5 }, (_, i) => [(i - 2) * step, height((i - 2) * step)])
const ground = (top: Point[]): string => line([...top, [WIDTH + 60, HEIGHT + 20], [-60, HEIGHT + 20]], true)

function whistle(): string {
  const roll = dice(15)
  const side = (seed: number, left: boolean): Point[] => {
    const rough = ridge(seed, 5)
    const points: Point[] = []
    for (let i = 0; i <= 60; i++) {
      const t = i / 60
      const drop = 330 + 760 * t ** 1.35 + rough(t * 9) * 22
      const x = left ? 150 + t * 560 + rough(t * 7 + 5) * 26 : 1450 - t * 560 - rough(t * 7 + 5) * 26
      points.push([x, drop])
    }
    const outer = left ? -60 : WIDTH + 60
    const crest: Point[] = Array.from({ length: 12 }, (_, i) => [
      outer + (((points[0] as Point)[0] - outer) * i) / 12,
      250 + rough(i / 2 + 30) * 36 + (i / 12) * 80,
    ])
    return [...crest, ...points, [outer, HEIGHT + 40]]
  }
  const [west, east] = [side(51, true), side(87, false)]
  const terraces = (seed: number, name: string, left: boolean): string => {
    let d = ''
    for (let i = 0; i < 24; i++) {
      const sway = wave(seed + i)
      d += curve(
        Array.from({ length: 16 }, (_, k): Point => {
          const x = left ? -40 + k * 56 : WIDTH + 40 - k * 56
          return [x, 320 + i * 37 + sway(k / 3) * 16 + k * (left ? 11 : 11)]
        }),
      )
    }
    let hach = ''
    for (let i = 0; i < 520; i++) {
      const x = left ? roll() * 760 : WIDTH - roll() * 760
      const y = 300 + roll() * 760
      hach += line([
        [x, y],
        [x + (left ? 5 : -5), y + 14 + roll() * 22],
      ])
    }
    return stroke(d, { width: 1.7, opacity: 0.65, clip: name }) + stroke(hach, { width: 1.5, opacity: 0.5, clip: name })
  }
  const mouth: Point = [196, 318]
  const arcs = Array.from({ length: 26 }, (_, i) => {
    const r = 70 + i * 46
    const points = Array.from({ length: 21 }, (_, k): Point => {
      const a = -0.62 + (k / 20) * 1.24
      return [mouth[0] + Math.cos(a) * r, mouth[1] + Math.sin(a) * r]
    })
    return stroke(curve(points), { width: 2.2, opacity: Number((0.75 - i * 0.024).toFixed(2)), color: '#4d6f73' })
  }).join('')
  const phrase: [number, number][][] = [
    [
      [0, 0],
      [0.05, 26],
      [0.1, 52],
      [0.15, 44],
    ],
    [
      [0.19, -40],
      [0.24, -66],
      [0.29, -8],
      [0.34, 10],
    ],
    [
      [0.37, 10],
      [0.42, 62],
      [0.46, 70],
      [0.52, 18],
      [0.57, -36],
      [0.6, -30],
    ],
    [
      [0.64, -70],
      [0.68, -96],
      [0.73, -40],
    ],
    [
      [0.76, 20],
      [0.81, 44],
      [0.87, 4],
      [0.93, 22],
      [1, 2],
    ],
  ]
  const tune = phrase
    .map((part) =>
      curve(part.map(([t, y]): Point => [mouth[0] + 60 + t * 1090, mouth[1] + 12 - Math.sin(t * Math.PI) * 46 + y])),
    )
    .join('')
  const person = (x: number, y: number, flip: 1 | -1): string =>
    dot(x, y - 62, 13) +
    stroke(`M${x} ${y - 46}v46M${x} ${y}l-9 40M${x} ${y}l9 40M${x} ${y - 40}l${18 * flip} 2l${-6 * flip} -20`, {
      width: 9,
    })
  const sea = Array.from({ length: 9 }, (_, i) =>
    stroke(`M0 ${330 + i * 22}H${WIDTH}`, { width: 1.2, opacity: 0.35, color: '#4d6f73' }),
  ).join('')
  return sheet(
    dot(800, 300, 120, SAND) +
      box(0, 318, WIDTH, 800, TINT_LIGHT) +
      sea +
      fill(
        line(
          across(30, (x) => 640 + 60 * Math.sin(x / 160) + Math.abs(x - 800) * -0.25).concat([
            [WIDTH, HEIGHT],
            [0, HEIGHT],
          ]),
          true,
        ),
        '#b9c6bd',
      ) +
      arcs +
      [west, east]
        .map((shape) => fill(line(shape, true), '#e6d9ba') + stroke(line(shape, true), { width: 3.4 }))
        .join('') +
      terraces(5, 'west', true) +
      terraces(45, 'east', false) +
      stroke(tune, { color: PAPER, width: 17 }) +
      stroke(tune, { color: ACCENT, width: 9 }) +
      person(158, 300, 1) +
      person(1442, 300, -1),
    PAPER,
    clip('west', line(west, true)) + clip('east', line(east, true)),
  )
}

function gauriShankar(): string {
  const roll = dice(7134)
  const layers = [
    {
      seed: 5,
      base: 560,
      tall: 60,
      color: '#c9d4cf',
      peaks: [
        [260, 330, 190],
        [1320, 310, 220],
        [700, 400, 200],
      ],
    },
    {
      seed: 8,
      base: 700,
      tall: 54,
      color: PAPER,
      peaks: [
        [905, 170, 330],
        [770, 262, 250],
        [1110, 420, 230],
        [480, 470, 230],
      ],
    },
    {
      seed: 14,
      base: 860,
      tall: 46,
      color: '#d9e0d8',
      peaks: [
        [330, 600, 300],
        [1360, 570, 320],
      ],
    },
    { seed: 22, base: 990, tall: 40, color: '#b3c4bf', peaks: [[760, 850, 420]] },
  ] as const
  const pole: Point = [905, -1500]
  let meridians = ''
  for (let i = -11; i <= 11; i++) {
    const x = 905 + i * 118
    meridians += stroke(line([pole, [x + (x - 905) * 0.42, HEIGHT + 20]]), { width: 1.3, opacity: 0.42 })
  }
  const parallels = Array.from({ length: 6 }, (_, i) => {
    const r = 1610 + i * 130
    return stroke(
      curve(
        Array.from({ length: 17 }, (_, k): Point => {
          const a = -0.6 + (k / 16) * 1.2
          return [pole[0] + Math.sin(a) * r, pole[1] + Math.cos(a) * r]
        }),
      ),
      { width: 1.1, opacity: 0.3 },
    )
  }).join('')
  const body = layers.map(({ seed, base, tall, color, peaks }, index) => {
    const rough = ridge(seed, 6)
    const high = (x: number): number => {
      const rise = Math.max(
        ...peaks.map(([px, top, half]) => Math.max(0, 1 - Math.abs(x - px) / half) ** 1.12 * (base - top)),
      )
      return (
        base - rise - rough(x / 100) * (tall * 0.3 + rise * 0.045) * (Math.abs(x - 905) < 14 && index === 1 ? 0 : 1)
      )
    }
    const top = across(5, high)
    let shade = ''
    let spurs = ''
    for (let x = -20; x < WIDTH + 20; x += 6.5) {
      const slope = high(x + 9) - high(x - 9)
      const dark = slope > 0
      const length = dark ? 24 + slope * 7 + roll() * 46 : roll() < 0.3 ? 10 + roll() * 26 : 0
      if (length > 0)
        shade += line([
          [x, high(x) + 3],
          [x + length * (dark ? 0.36 : -0.3), high(x) + 3 + length],
        ])
    }
    for (const [px, peak] of peaks) {
      const path: Point[] = Array.from({ length: 14 }, (_, i) => [
        px + i * 9 + rough(i / 2 + px) * 20,
        peak + i * (base - peak) * 0.07,
      ])
      spurs += line(path)
      for (let i = 0; i < 13; i++) {
        const [ax, ay] = path[i] as Point
        for (let k = 0; k < 4; k++) {
          const length = 20 + i * 4 + roll() * 30
          spurs += line([
            [ax + k * 3, ay + k * 7],
            [ax + k * 3 + length * 0.75, ay + k * 7 + length * 0.62],
          ])
        }
      }
    }
    return (
      fill(ground(top), color) +
      stroke(spurs, { width: 1.5, opacity: 0.6, clip: `range${index}` }) +
      stroke(shade, { width: 1.6, opacity: 0.7, clip: `range${index}` }) +
      stroke(line(top), { width: index === 1 ? 3.2 : 2.2 })
    )
  })
  const defs = layers
    .map(({ seed, base, tall, peaks }, index) => {
      const rough = ridge(seed, 6)
      const high = (x: number): number => {
        const rise = Math.max(
          ...peaks.map(([px, top, half]) => Math.max(0, 1 - Math.abs(x - px) / half) ** 1.12 * (base - top)),
        )
        return base - rise - rough(x / 100) * (tall * 0.3 + rise * 0.045)
      }
      return clip(`range${index}`, ground(across(5, high)))
    })
    .join('')
  const summit = 170
  return sheet(
    parallels +
      meridians +
      stroke(`M905 -20V${summit}`, { color: ACCENT, width: 7 }) +
      body.join('') +
      dot(905, summit, 19, PAPER) +
      dot(905, summit, 13, ACCENT),
    SAND,
    defs,
  )
}

export const HEIGHTS: Picture[] = [
  { name: 'gomera-whistle', draw: whistle },
  { name: 'nepal-quarter-hour', draw: gauriShankar },
]
