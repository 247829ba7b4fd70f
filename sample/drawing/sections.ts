// Things cut open or laid side by side to be compared: gates in a sea inlet, water levels, rails.
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
  SAND,
  sheet,
  stroke,
  TINT,
  WIDTH,
  wave,
} from './paper.ts'

function gates(): string {
  const [bed, low, high] = [800, 530, 425]
  const ripple = (y: number, from: number, to: number, seed: number): Point[] => {
    const drift = wave(seed)
    return Array.from({ length: Math.floor((to - from) / 12) + 1 }, (_, i) => [
      from + i * 12,
      y + drift(i / 3) * 5 + Math.sin(i / 2.6) * 4,
    ])
  }
  const hinge = (i: number): Point => [130 + i * 262, bed - 18]
  const angles = [3, 18, 33, 48, 62]
  const length = 440
  const gate = (i: number): string => {
    const [x, y] = hinge(i)
    const a = ((angles[i] as number) * Math.PI) / 180
    const [ux, uy] = [Math.cos(a), -Math.sin(a)]
    const [vx, vy] = [-uy, ux]
    const thick = 58
    const p = (along: number, over: number): Point => [x + ux * along - vx * over, y + uy * along - vy * over]
    const last = i === angles.length - 1
    const shape = line(
      [p(0, 0), p(length - 18, 0), p(length, thick * 0.5), p(length - 18, thick), p(26, thick), p(0, thick * 0.55)],
      true,
    )
    const air = i / (angles.length - 1)
    const pool = line(
      [
        p(6, 6),
        p(length * (1 - air * 0.82), 6),
        p(length * (1 - air * 0.82), thick - 6),
        p(26, thick - 6),
        p(6, thick * 0.5),
      ],
      true,
    )
    let ribs = ''
    for (let k = 1; k < 9; k++) ribs += line([p((length * k) / 9, 4), p((length * k) / 9, thick - 4)])
    let bubbles = ''
    const roll = dice(i + 5)
    for (let k = 0; k < air * 26; k++) {
      const [bx, by] = p(length * (0.25 + roll() * 0.7), 12 + roll() * (thick - 24))
      bubbles += `<circle cx="${bx.toFixed(1)}" cy="${by.toFixed(1)}" r="${(2 + roll() * 4).toFixed(1)}" fill="none" stroke="${last ? PAPER : INK}" stroke-width="1.6"/>`
    }
    return (
      `<path d="${shape}" fill="${last ? ACCENT : PAPER}" stroke="${INK}" stroke-width="4" stroke-linejoin="round"/>` +
      (last ? '' : fill(pool, '#6f8f92', 0.85)) +
      stroke(ribs, { width: 1.8, opacity: last ? 0.55 : 0.7, color: last ? '#5f170b' : INK }) +
      bubbles +
      dot(x + 4, y - 8, 19, INK) +
      dot(x + 4, y - 8, 8, PAPER)
    )
  }
  const [foot] = hinge(4)
  const lean = (y: number): number => foot + (bed - 18 - y) / Math.tan((62 * Math.PI) / 180)
  const sea = ripple(low, -20, lean(low) - 20, 3)
  const surge = ripple(high, lean(high) - 26, WIDTH + 30, 8)
  const lagoon = line([...sea, [lean(low), low], [foot, bed], [-20, bed]], true)
  const adriatic = line([...surge, [WIDTH + 30, bed], [foot, bed]], true)
  let deep = ''
  const roll = dice(12)
  for (let i = 0; i < 90; i++) {
    const [x, y] = [roll() * WIDTH, low + 40 + roll() * 230]
    deep += curve(ripple(y, x, x + 60 + roll() * 120, i))
  }
  const rock = line(
    [
      [-20, bed],
      [WIDTH + 20, bed],
      [WIDTH + 20, HEIGHT],
      [-20, HEIGHT],
    ],
    true,
  )
  const housings = angles
    .map(
      (_, i) =>
        box(hinge(i)[0] - 46, bed - 14, 112, 92, '#cfc3a8', `stroke="${INK}" stroke-width="3"`) +
        stroke(`M${hinge(i)[0] - 20} ${bed + 78}v60M${hinge(i)[0] + 40} ${bed + 78}v60`, { width: 8 }),
    )
    .join('')
  const skyline: Point[] = []
  const houses = dice(46)
  for (let x = 40; x < 760; ) {
    const w = 24 + houses() * 34
    const h = 26 + houses() * 46
    skyline.push([x, low - h], [x + w, low - h])
    x += w
  }
  const tower = (x: number, h: number, w: number): string =>
    fill(
      line(
        [
          [x, low],
          [x, low - h],
          [x + w / 2, low - h - w * 1.9],
          [x + w, low - h],
          [x + w, low],
        ],
        true,
      ),
      INK,
    )
  return sheet(
    dot(1210, 190, 86, SAND) +
      Array.from({ length: 12 }, (_, i) => stroke(`M0 ${40 + i * 28}H${WIDTH}`, { width: 1, opacity: 0.22 })).join('') +
      fill(line([[40, low], ...skyline, [(skyline.at(-1) as Point)[0], low]], true), INK) +
      tower(236, 190, 36) +
      tower(520, 128, 26) +
      tower(664, 150, 28) +
      fill(`M372 ${low - 60}a56 60 0 0 1 112 0Z`, INK) +
      stroke(`M428 ${low - 118}v-34`, { width: 6 }) +
      fill(adriatic, '#8aa5a6') +
      fill(lagoon, TINT) +
      stroke(deep, { color: PAPER, width: 2, opacity: 0.55 }) +
      stroke(curve(sea), { width: 3.4 }) +
      stroke(curve(surge), { width: 4 }) +
      fill(rock, SAND) +
      stroke(hatch(-42, 14, 4, 4), { width: 1.7, opacity: 0.7, clip: 'rock' }) +
      stroke(`M0 ${bed}H${WIDTH}`, { width: 4 }) +
      housings +
      angles.map((_, i) => gate(i)).join(''),
    PAPER,
    clip('rock', rock),
  )
}

function gauges(): string {
  const widths = [1000, 1435, 1520]
  const ballast = dice(85)
  let stones = ''
  for (let i = 0; i < 700; i++)
    stones += dot(60 + ballast() * 1480, 70 + ballast() * 760, 1.5 + ballast() * 3, INK, 0.12 + ballast() * 0.2)
  const tracks = widths.map((gauge, i) => {
    const [cx, half, y] = [800, (gauge * 0.8) / 2, 200 + i * 250]
    const color = i === 2 ? ACCENT : INK
    const head = (x: number): string =>
      fill(
        line(
          [
            [x - 26, y - 66],
            [x + 26, y - 66],
            [x + 26, y - 42],
            [x + 8, y - 34],
            [x + 8, y + 2],
            [x + 44, y + 14],
            [x - 44, y + 14],
            [x - 8, y + 2],
            [x - 8, y - 34],
            [x - 26, y - 42],
          ],
          true,
        ),
        color,
      )
    return (
      box(cx - 740, y + 14, 1480, 44, '#d6c8a6', `stroke="${INK}" stroke-width="3"`) +
      head(cx - half - 26) +
      head(cx + half + 26) +
      stroke(`M${cx - half} ${y - 54}H${cx + half}M${cx - half} ${y - 70}v32M${cx + half} ${y - 70}v32`, {
        color,
        width: 4,
      })
    )
  })
  return sheet(stones + tracks.join(''), PAPER, '', WIDTH, 900)
}

export const SECTIONS: Picture[] = [
  { name: 'venice-gates', draw: gates },
  { name: 'gauges', draw: gauges },
]
