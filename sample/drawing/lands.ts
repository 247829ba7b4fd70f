// Ridges, dunes, and ravines: landscapes built from many lines that each know a little of the ground.
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
  ridge,
  SAND,
  sheet,
  stroke,
  TINT,
  TINT_LIGHT,
  WIDTH,
  wave,
} from './paper.ts'

const across = (step: number, height: (x: number) => number): Point[] =>
  Array.from({ length: Math.floor(WIDTH / step) + 5 }, (_, i) => [(i - 2) * step, height((i - 2) * step)])
const ground = (top: Point[]): string => line([...top, [WIDTH + 60, HEIGHT + 20], [-60, HEIGHT + 20]], true)

function fogNets(): string {
  const roll = dice(600)
  const layers = 7
  let body = ''
  let defs = ''
  for (let i = 0; i < layers; i++) {
    const t = i / (layers - 1)
    const rough = ridge(140 + i, 5)
    const high = (x: number): number =>
      300 +
      t * 440 +
      rough(x / (i === layers - 1 ? 480 : 300 - t * 70) + i * 3) * (95 + t * 40) -
      (i === layers - 1 ? 110 * Math.exp(-(((x - 900) / 420) ** 2)) : 0)
    const top = across(8, high)
    let shade = ''
    for (let x = -10; x < WIDTH + 10; x += 7.5) {
      const slope = high(x + 12) - high(x - 12)
      if (slope < -2) continue
      const length = 14 + slope * 4.5 + roll() * 30
      shade += line([
        [x, high(x) + 2],
        [x + length * 0.32, high(x) + length],
      ])
    }
    const color = ['#cfd9d3', '#c0cdc8', '#aebfbb', '#9ab0ae', '#869f9e', '#b7ab8f', '#d8c9a6'][i] as string
    defs += `<linearGradient id="fog${i}" gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="${330 + t * 440}" y2="${560 + t * 440}"><stop offset="0" stop-color="${PAPER}" stop-opacity="0"/><stop offset="1" stop-color="${PAPER}" stop-opacity="${i === layers - 1 ? 0 : 0.97}"/></linearGradient>`
    body +=
      fill(ground(top), color) +
      stroke(shade, { width: 1.5, opacity: 0.3 + t * 0.4 }) +
      stroke(line(top), { width: 1.6 + t * 1.6, opacity: 0.5 + t * 0.5 })
    body += `<path d="${ground(top)}" fill="url(#fog${i})"/>`
    if (i < layers - 1) {
      let drift = ''
      for (let k = 0; k < 5; k++) {
        const sway = wave(i * 9 + k)
        const y = 520 + t * 420 + k * 13
        const from = roll() * 700 - 100
        drift += curve(Array.from({ length: 14 }, (_, s): Point => [from + s * 62, y + sway(s / 3) * 10]))
      }
      body += stroke(drift, { color: '#6f8787', width: 1.3, opacity: 0.5 })
    }
  }
  const rough = ridge(146, 5)
  const crest = (x: number): number => 740 + rough(x / 480 + 18) * 135 - 110 * Math.exp(-(((x - 900) / 420) ** 2))
  const net = (x: number, w: number, h: number): string => {
    const [a, b] = [crest(x), crest(x + w)]
    const lift = h * 0.34
    const p = (s: number, v: number): Point => [
      x + w * s,
      a + (b - a) * s - lift - h * (1 - v) + Math.sin(s * Math.PI) * h * 0.035 * (v * 2 - 1),
    ]
    let mesh = ''
    const columns = Math.round(w / 7)
    for (let k = 0; k <= columns; k++)
      mesh += line([p(k / columns, 0), p(Math.min(1, (k + 0.5) / columns), 0.5), p(k / columns, 1)])
    for (let k = 0; k <= 14; k++) mesh += line([p(0, k / 14), p(0.5, k / 14), p(1, k / 14)])
    const sheetOfMesh = line([p(0, 0), p(0.5, 0), p(1, 0), p(1, 1), p(0.5, 1), p(0, 1)], true)
    const pole = (s: number, foot: number): string =>
      stroke(`M${x + w * s} ${foot + 14}V${foot - lift - h - 18}`, { color: ACCENT, width: 9 })
    const stay = line([
      [x - w * 0.26, crest(x - w * 0.26) + 6],
      [x, a - lift - h],
      [x + w, b - lift - h],
      [x + w * 1.26, crest(x + w * 1.26) + 6],
    ])
    let drops = ''
    for (let k = 0; k < w / 11; k++)
      drops += dot(x + roll() * w, a + (b - a) * roll() - lift + 6 + roll() * lift * 0.5, 2.2, INK)
    return (
      stroke(stay, { width: 1.8 }) +
      fill(sheetOfMesh, PAPER, 0.62) +
      stroke(mesh, { width: 1.2, opacity: 0.85 }) +
      stroke(line([p(0, 1), p(0.5, 1), p(1, 1)]), { width: 6 }) +
      drops +
      pole(0, a) +
      pole(1, b)
    )
  }
  return sheet(
    dot(1240, 190, 74, PAPER) +
      stroke('M1166 190a74 74 0 1 0 148 0a74 74 0 1 0 -148 0', { width: 2 }) +
      body +
      net(880, 190, 128) +
      net(1150, 166, 112) +
      net(560, 220, 150),
    '#e6e4d6',
    defs,
  )
}

function falaj(): string {
  const roll = dice(1000)
  const rough = ridge(12, 5)
  const surface = (x: number): number => {
    const peak = 470 * Math.exp(-(((x - 230) / 250) ** 2)) + 180 * Math.exp(-(((x - 620) / 190) ** 2))
    // Past its mouth the water runs in the open, so the ground comes down to it there.
    const out = Math.min(1, Math.max(0, (x - 1000) / 90))
    const hill = 690 - peak - rough(x / 90) * (8 + peak * 0.06) + Math.max(0, x - 900) * 0.035
    return hill * (1 - out) + (754 + rough(x / 60) * 1.5) * out
  }
  const top = across(8, surface)
  const mother = 190
  const mouth = 1050
  const tunnelY = (x: number): number => 752 - (mouth - x) * 0.03
  let face = ''
  for (let x = -20; x < 950; x += 6) {
    const slope = surface(x + 10) - surface(x - 10)
    const lit = slope > 0
    const length = (lit ? 16 : 46) + roll() * (lit ? 26 : 96)
    if (roll() < (lit ? 0.5 : 0.1)) continue
    face += line([
      [x, surface(x) + 4],
      [x + (lit ? 0.5 : -0.28) * length, surface(x) + 4 + length],
    ])
  }
  const strata = Array.from({ length: 12 }, (_, i) => {
    const sway = wave(i + 60)
    return stroke(
      curve(across(60, (x) => 560 + i * 46 + sway(x / 300) * 26 - 120 * Math.exp(-(((x - 260) / 400) ** 2)))),
      { width: 1.3, opacity: 0.34, clip: 'rock' },
    )
  }).join('')
  const aquifer = line(
    [
      ...across(20, (x) => 716 + 5 * Math.sin(x / 90) + Math.max(0, x - 180) ** 1.7 * 0.0042),
      [WIDTH, HEIGHT],
      [-40, HEIGHT],
    ],
    true,
  )
  const shafts = [mother, 330, 470, 600, 715, 815, 905, 985].map((x, i) => {
    const [a, b] = [surface(x), tunnelY(x) + (i === 0 ? 34 : 0)]
    const w = i === 0 ? 17 : 11
    return (
      box(x - w / 2, a - 8, w, b - a + 10, PAPER, `stroke="${INK}" stroke-width="2.4"`) +
      fill(
        line(
          [
            [x - 34, a + 3],
            [x - 12, a - 17],
            [x + 12, a - 17],
            [x + 34, a + 3],
          ],
          true,
        ),
        SAND,
      ) +
      stroke(
        line([
          [x - 34, a + 3],
          [x - 12, a - 17],
          [x + 12, a - 17],
          [x + 34, a + 3],
        ]),
        { width: 2.4 },
      )
    )
  })
  const water = curve([
    [mother - 8, tunnelY(mother) + 4],
    [500, tunnelY(500)],
    [mouth, tunnelY(mouth)],
    [1140, 756],
    [1260, 759],
    [1420, 763],
    [WIDTH + 20, 768],
  ])
  const palm = (x: number, y: number, h: number): string => {
    const lean = (roll() - 0.5) * 30
    const [cx, cy] = [x + lean, y - h]
    let trunk = ''
    for (let k = 0; k < h / 11; k++)
      trunk += `M${(x + (lean * k * 11) / h - 6).toFixed(1)} ${(y - k * 11).toFixed(1)}l12 -4`
    let crown = ''
    for (let k = 0; k < 15; k++) {
      const a = -Math.PI * 0.5 + (k / 14 - 0.5) * Math.PI * 1.55 + (roll() - 0.5) * 0.12
      const r = h * 0.34 + 34 + roll() * 14
      const tip: Point = [cx + Math.cos(a) * r, cy + Math.sin(a) * r * 0.72 + 34 * Math.abs(Math.cos(a))]
      const mid: Point = [cx + Math.cos(a) * r * 0.55, cy + Math.sin(a) * r * 0.72 - 8]
      crown += curve([[cx, cy], mid, tip])
      for (let f = 3; f < 11; f++) {
        const t = f / 11
        const px = (1 - t) ** 2 * cx + 2 * t * (1 - t) * mid[0] + t * t * tip[0]
        const py = (1 - t) ** 2 * cy + 2 * t * (1 - t) * mid[1] + t * t * tip[1]
        crown += line([
          [px, py],
          [px + Math.cos(a) * 6 - 3, py + 15],
        ])
      }
    }
    return (
      stroke(
        curve([
          [x, y],
          [x + lean * 0.4, y - h / 2],
          [cx, cy],
        ]),
        { width: 13 },
      ) +
      stroke(trunk, { width: 2, color: SAND }) +
      stroke(crown, { width: 2.5 })
    )
  }
  const grove = [
    [1520, 200],
    [1215, 150],
    [1400, 235],
    [1300, 190],
    [1470, 140],
    [1130, 120],
    [1570, 165],
    [1350, 130],
  ].map(([x, h]) => palm(x as number, 746, h as number))
  return sheet(
    Array.from({ length: 15 }, (_, i) => stroke(`M0 ${60 + i * 40}H${WIDTH}`, { width: 1, opacity: 0.2 })).join('') +
      dot(1080, 300, 168, ACCENT) +
      fill(ground(top), SAND) +
      fill(aquifer, TINT, 0.8, 'rock') +
      strata +
      stroke(face, { width: 1.7, opacity: 0.8, clip: 'rock' }) +
      stroke(line(top), { width: 3.4 }) +
      shafts.join('') +
      box(1060, 744, 600, 14, '#d9c9a2') +
      stroke(water, { width: 25 }) +
      stroke(water, { width: 19, color: PAPER }) +
      stroke(water, { width: 11, color: '#55828a' }) +
      grove.join(''),
    PAPER,
    clip('rock', ground(top)),
  )
}

function ironTrain(): string {
  const roll = dice(704)
  let body = ''
  const rows = 46
  // The track climbs from the right foreground to the far left in two bends; x at a given depth, in screen terms.
  const track = (y: number): number => {
    const t = (y - 340) / 720
    return 800 + 690 * Math.sin(t * 5.1 - 1.2) * (0.22 + t * 0.85)
  }
  for (let i = 0; i < rows; i++) {
    const t = (i / (rows - 1)) ** 1.45
    const base = 335 + t * 760
    const rough = wave(300 + Math.floor(i / 3))
    const fine = ridge(20 + i, 3)
    const tall = 20 + t * 150
    const dune = (x: number): number => {
      const near = Math.min(1, Math.abs(x - track(base)) / (120 + t * 420))
      const crest = rough(x / (150 + t * 330) + i * 0.21)
      return base - (crest > 0 ? crest ** 1.6 : crest * 0.12) * tall * near - fine(x / 200) * (1 + t * 3)
    }
    const top = across(10, dune)
    body +=
      fill(ground(top), i % 3 === 0 ? '#ead9b4' : '#efe3c6') +
      stroke(line(top), { width: 0.9 + t * 1.5, opacity: 0.55 + t * 0.3 })
    let lee = ''
    for (let x = -20; x < WIDTH + 20; x += 5 + t * 4) {
      const slope = dune(x + 8) - dune(x - 8)
      if (slope < 1.4 + t * 2.4) continue
      const length = (4 + slope * 2.4) * (0.6 + t) + roll() * 6
      lee += line([
        [x, dune(x)],
        [x - length * 0.25, dune(x) + length],
      ])
    }
    body += stroke(lee, { width: 1.1 + t * 0.5, opacity: 0.75 })
  }
  const spots: { x: number; y: number; s: number; a: number }[] = []
  for (let y = 352; y < 1120; ) {
    const t = (y - 335) / 760
    const s = 2.4 + t * 36
    const [x, next] = [track(y), track(y + 1)]
    spots.push({ x, y, s, a: Math.atan2(1, next - x) })
    const speed = Math.hypot(1, next - x)
    y += (s * 1.12) / Math.max(1.05, speed)
  }
  const bed = line(spots.map(({ x, y, s }): Point => [x, y + s * 0.5]))
  const redOne = spots.findIndex(({ x, y }) => y > 860 && x < 1180)
  let wagons = ''
  spots.forEach(({ x, y, s, a }, i) => {
    const red = i === redOne
    const [long, tall] = [s * 1.1 * Math.max(0.55, Math.abs(Math.cos(a))), s * 0.5]
    const dx = Math.cos(a) * s * 0.1
    const body = line(
      [
        [x - long / 2, y - tall],
        [x + long / 2, y - tall + dx],
        [x + long * 0.43, y + tall * 0.35 + dx],
        [x - long * 0.43, y + tall * 0.35],
      ],
      true,
    )
    const load = curve([
      [x - long * 0.46, y - tall],
      [x - long * 0.15, y - tall * 1.42],
      [x + long * 0.2, y - tall * 1.3],
      [x + long * 0.46, y - tall + dx],
    ])
    wagons +=
      fill(`${load}Z`, red ? '#7d1f10' : '#4a443a') +
      `<path d="${body}" fill="${red ? ACCENT : INK}" stroke="#efe3c6" stroke-width="${Math.min(2, s * 0.08).toFixed(1)}"/>`
    if (s > 11)
      wagons +=
        stroke(
          Array.from(
            { length: 3 },
            (_, k) =>
              `M${(x + long * (k - 1) * 0.24).toFixed(1)} ${(y - tall * 0.8).toFixed(1)}v${(tall * 0.9).toFixed(1)}`,
          ).join(''),
          { color: '#efe3c6', width: 1.4, opacity: 0.5 },
        ) +
        dot(x - long * 0.26, y + tall * 0.5, s * 0.11) +
        dot(x + long * 0.26, y + tall * 0.5, s * 0.11)
  })
  return sheet(
    dot(1180, 190, 92, PAPER) +
      stroke('M1088 190a92 92 0 1 0 184 0a92 92 0 1 0 -184 0', { width: 2 }) +
      Array.from({ length: 10 }, (_, i) => stroke(`M0 ${300 - i * i * 3.2}H${WIDTH}`, { width: 1, opacity: 0.3 })).join(
        '',
      ) +
      body +
      stroke(bed, { width: 3, opacity: 0.6 }) +
      wagons,
    TINT_LIGHT,
  )
}

export const LANDS: Picture[] = [
  { name: 'atacama-fog-nets', draw: fogNets },
  { name: 'oman-water-shares', draw: falaj },
  { name: 'mauritania-iron-train', draw: ironTrain },
]
