// Charts and diagrams: a canal in profile, a year as a wheel, a month of tides.
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

function ship(x: number, y: number, length: number, color: string, loaded = true): string {
  const h = length * 0.13
  const hull = line(
    [
      [x, y - h],
      [x + length, y - h * 1.15],
      [x + length * 0.955, y + h * 0.55],
      [x + length * 0.05, y + h * 0.55],
    ],
    true,
  )
  let cargo = ''
  const roll = dice(Math.round(x + length))
  for (let i = 0; i < 13 && loaded; i++) {
    const tall = 1 + Math.floor(roll() * 3)
    for (let k = 0; k < tall; k++) {
      const tone = roll()
      cargo += box(
        x + length * (0.2 + i * 0.056),
        y - h - h * 0.52 * (k + 1),
        length * 0.052,
        h * 0.47,
        tone < 0.3 ? color : tone < 0.6 ? PAPER : TINT,
        `stroke="${INK}" stroke-width="1.4"`,
      )
    }
  }
  return (
    cargo +
    box(x + length * 0.06, y - h * 3.1, length * 0.09, h * 2.1, PAPER, `stroke="${INK}" stroke-width="2"`) +
    stroke(`M${x + length * 0.07} ${y - h * 2.5}h${length * 0.07}M${x + length * 0.105} ${y - h * 3.1}v${-h * 0.9}`, {
      width: 2.4,
    }) +
    `<path d="${hull}" fill="${color}" stroke="${INK}" stroke-width="2.4"/>` +
    stroke(`M${x + length * 0.03} ${y + h * 0.1}h${length * 0.94}`, { color: PAPER, width: 2, opacity: 0.8 })
  )
}

function panama(): string {
  const [sea, lake] = [720, 430]
  const rough = ridge(1914, 5)
  const steps = (from: number, direction: 1 | -1): Point[] =>
    [1, 2, 3].flatMap((i): Point[] => {
      const x = from + direction * (i - 1) * 74
      const y = direction > 0 ? sea - ((sea - lake) * i) / 3 : lake + ((sea - lake) * i) / 3
      return [
        [
          x,
          i === 1
            ? direction > 0
              ? sea
              : lake
            : direction > 0
              ? sea - ((sea - lake) * (i - 1)) / 3
              : lake + ((sea - lake) * (i - 1)) / 3,
        ],
        [x, y],
      ]
    })
  const up = steps(330, 1)
  const down: Point[] = [
    [1150, lake],
    [1150, lake + 97],
    [1224, lake + 97],
    [1224, lake + 194],
    [1298, lake + 194],
    [1298, sea],
  ]
  const surface: Point[] = [[-20, sea], ...up, ...down, [WIDTH + 20, sea]]
  const floor: Point[] = [
    [-20, sea + 190],
    [150, sea + 150],
    [330, sea + 66],
    [330, sea - 30],
    [404, sea - 30],
    [404, sea - 127],
    [478, sea - 127],
    [478, lake + 66],
    [620, lake + 110],
    [760, lake + 92],
    [880, lake + 60],
    [1076, lake + 60],
    [1150, lake + 66],
    [1150, lake + 163],
    [1224, lake + 163],
    [1224, lake + 260],
    [1298, lake + 260],
    [1298, sea + 66],
    [1440, sea + 140],
    [WIDTH + 20, sea + 180],
  ]
  const hills = Array.from({ length: 82 }, (_, i): Point => {
    const x = i * 20 - 10
    const rise =
      250 * Math.exp(-(((x - 985) / 150) ** 2)) +
      120 * Math.exp(-(((x - 560) / 120) ** 2)) +
      100 * Math.exp(-(((x - 1240) / 110) ** 2))
    const inland = Math.max(0, Math.min(1, (x - 200) / 130)) * Math.max(0, Math.min(1, (1420 - x) / 130))
    return [x, sea + 30 - inland * (275 + rise * 0.9 + rough(x / 80) * 24)]
  })
  const behind = line([...hills, [WIDTH + 20, HEIGHT], [-20, HEIGHT]], true)
  const rock = line([...floor, [WIDTH + 20, HEIGHT], [-20, HEIGHT]], true)
  const water = line([...surface, ...[...floor].reverse()], true)
  const gates = [330, 404, 478, 1150, 1224, 1298].map((x, i) => {
    const top = i < 3 ? sea - ((i + 1) * (sea - lake)) / 3 : lake + ((i - 3) * (sea - lake)) / 3
    return box(x - 6, top - 16, 12, 200, INK)
  })
  const levels = Array.from({ length: 7 }, (_, i) =>
    stroke(`M0 ${sea - (i * (sea - lake)) / 3}H${WIDTH}`, { width: 1, opacity: 0.4, dash: i === 0 ? '' : '2 8' }),
  ).join('')
  const rain = dice(2023)
  let drops = ''
  for (let i = 0; i < 210; i++) {
    const [x, y] = [520 + rain() * 620, 40 + rain() * 300]
    const length = 16 + rain() * 26
    if (y + length < (hills[Math.round((x + 10) / 20)] as Point)[1] - 8)
      drops += `M${x.toFixed(1)} ${y.toFixed(1)}l${(-length * 0.22).toFixed(1)} ${length.toFixed(1)}`
  }
  return sheet(
    levels +
      stroke(drops, { width: 2, color: '#5f7f80', opacity: 0.8 }) +
      fill(behind, TINT_LIGHT) +
      stroke(hatch(68, 17, 3, 5), { width: 1.2, opacity: 0.35, clip: 'behind' }) +
      stroke(line(hills), { width: 2 }) +
      fill(water, TINT) +
      fill(rock, SAND) +
      stroke(hatch(-38, 12, 9, 4), { width: 1.8, opacity: 0.75, clip: 'rock' }) +
      stroke(line(floor), { width: 4 }) +
      stroke(line(surface), { width: 3 }) +
      gates.join('') +
      ship(60, sea - 12, 190, INK) +
      ship(690, lake - 16, 260, ACCENT) +
      ship(1385, sea - 12, 180, INK),
    PAPER,
    clip('behind', behind) + clip('rock', rock),
  )
}

function thirteenMonths(): string {
  const [cx, cy, inner, outer] = [800, 534, 250, 470]
  const days = 365
  const gap = 0.9
  const total = days + 13 * gap * 2
  let strokes = ''
  let accent = ''
  let arcs = ''
  let position = 0
  const at = (turn: number, r: number): Point => [cx + Math.sin(turn) * r, cy - Math.cos(turn) * r]
  const rain = wave(9)
  for (let month = 0; month < 13; month++) {
    const length = month < 12 ? 30 : 5
    position += gap
    const start = position
    for (let day = 0; day < length; day++, position++) {
      const turn = ((position + 0.5) / total) * Math.PI * 2
      const reach = outer - 26 - 60 * Math.abs(rain(position / 24)) - (day % 5 === 0 ? 0 : 16)
      const d = line([at(turn, inner + 14), at(turn, month < 12 ? reach : outer + 26)])
      if (month < 12) strokes += d
      else accent += d
    }
    const [a, b] = [(start / total) * Math.PI * 2, (position / total) * Math.PI * 2]
    const rim = Array.from({ length: 13 }, (_, i) => at(a + ((b - a) * i) / 12, outer + (month < 12 ? 8 : 40)))
    const base = Array.from({ length: 13 }, (_, i) => at(a + ((b - a) * i) / 12, inner))
    if (month < 12 && month % 2 === 0)
      arcs += fill(
        line(
          [...Array.from({ length: 13 }, (_, i) => at(a + ((b - a) * i) / 12, outer)), ...[...base].reverse()],
          true,
        ),
        TINT_LIGHT,
        0.75,
      )
    arcs += stroke(line(rim), { width: month < 12 ? 4 : 7, color: month < 12 ? INK : ACCENT, cap: 'butt' })
    arcs += stroke(line(base), { width: 3, cap: 'butt' })
    position += gap
  }
  let dial = ''
  for (let hour = 0; hour < 12; hour++) {
    const turn = (hour / 12) * Math.PI * 2
    dial += stroke(line([at(turn, 205), at(turn, hour % 3 === 0 ? 172 : 188)]), {
      width: hour % 3 === 0 ? 9 : 5,
      cap: 'butt',
    })
  }
  const day = Array.from({ length: 31 }, (_, i) => at(Math.PI / 2 - (i / 30) * Math.PI, 218))
  return sheet(
    Array.from({ length: 9 }, (_, i) =>
      stroke(
        `M${cx - 620 - i * 46} ${cy}a${620 + i * 46} ${620 + i * 46} 0 1 0 ${(620 + i * 46) * 2} 0a${620 + i * 46} ${620 + i * 46} 0 1 0 ${-(620 + i * 46) * 2} 0`,
        { width: 1, opacity: 0.28 },
      ),
    ).join('') +
      dot(cx, cy, 560, PAPER) +
      arcs +
      stroke(strokes, { width: 3.1, cap: 'butt' }) +
      stroke(accent, { width: 5, color: ACCENT, cap: 'butt' }) +
      dot(cx, cy, 219, INK) +
      fill(line(day, true), SAND) +
      dial.replaceAll(`stroke="${INK}"`, 'stroke="#8a8371"') +
      stroke(line([at(Math.PI / 3, -40), at(Math.PI / 3, 118)]), { width: 15, color: PAPER }) +
      stroke(line([at(Math.PI / 3, -38), at(Math.PI / 3, 116)]), { width: 10, color: '#4b463d' }) +
      stroke(line([at((Math.PI * 4) / 3, -40), at((Math.PI * 4) / 3, 118)]), { width: 10, color: ACCENT }) +
      stroke(line([at(0, -50), at(0, 172)]), { width: 6, color: '#8a8371' }) +
      dot(cx, cy, 15, PAPER) +
      dot(cx, cy, 7, INK),
    '#ece4d0',
  )
}

function tides(): string {
  // Height in meters at Burntcoat Head, roughly: five waves with their true periods and plausible sizes.
  const waves = [
    [12.4206, 5.6],
    [12, 1.05],
    [12.6583, 1.25],
    [23.9345, 0.16],
    [25.8193, 0.12],
  ] as const
  // New moon on the first row; the moon is nearest at full moon, so that the middle of the month has the largest tide.
  const nearest = 12.4206 * 29
  const lag = [0, 0, nearest * Math.PI * 2 * (1 / 12.6583 - 1 / 12.4206), 0.5, 1.1]
  const height = (hour: number): number =>
    waves.reduce(
      (sum, [period, size], i) => sum + size * Math.cos((hour / period) * Math.PI * 2 - (lag[i] as number)),
      0,
    )
  const rows = 29
  let body = ''
  let best = 0
  for (let row = 0; row < rows; row++) {
    const peak = Math.max(...Array.from({ length: 97 }, (_, i) => height(row * 24 + i / 4)))
    const before = Math.max(...Array.from({ length: 97 }, (_, i) => height(best * 24 + i / 4)))
    if (peak > before) best = row
  }
  for (let row = 0; row < rows; row++) {
    const base = 140 + row * 30.5
    const points = Array.from(
      { length: 121 },
      (_, i): Point => [110 + i * 11.5, base - height(row * 24 + (i / 120) * 24) * 8.6],
    )
    const below = line([...points, [1490, base + 95], [110, base + 95]], true)
    const red = row === best
    body +=
      fill(below, PAPER) +
      fill(below, row % 7 === 0 ? TINT : TINT_LIGHT, row % 7 === 0 ? 0.55 : 0.5) +
      stroke(curve(points), { color: red ? ACCENT : INK, width: red ? 6 : 2.2 })
  }
  let phases = ''
  for (let row = 0; row < rows; row += 7) {
    const y = 140 + row * 30.5
    const kind = (row / 7) % 4
    phases += `<circle cx="52" cy="${y}" r="21" fill="${kind === 0 ? INK : PAPER}" stroke="${INK}" stroke-width="3"/>`
    if (kind % 2 === 1) phases += fill(`M52 ${y - 21}a21 21 0 0 ${kind === 1 ? 0 : 1} 0 42Z`, INK)
  }
  const hours = Array.from({ length: 9 }, (_, i) =>
    stroke(`M${110 + i * 172.5} 30V${HEIGHT - 20}`, { width: 1, opacity: 0.35, dash: '2 7' }),
  ).join('')
  return sheet(hours + box(1490, 0, 110, HEIGHT, PAPER) + body + box(0, 1046, WIDTH, 30, PAPER) + phases, PAPER)
}

export const CHARTS: Picture[] = [
  { name: 'panama-locks', draw: panama },
  { name: 'ethiopia-thirteen-months', draw: thirteenMonths },
  { name: 'fundy-tide-tables', draw: tides },
]
