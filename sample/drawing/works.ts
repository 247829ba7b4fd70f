// Things made by hand that stand for something else: money of stone, a sea of sticks.
import { pointing } from './hands.ts'
import {
  ACCENT,
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
  WIDTH,
  wave,
} from './paper.ts'

function stoneMoney(): string {
  const roll = dice(1903)
  const sea = 610
  const rough = wave(44)
  const floor = (x: number): number => {
    const t = Math.min(1, Math.max(0, (x - 780) / 460))
    return 590 + rough(x / 120) * 10 + t * t * (3 - 2 * t) * 330 + (x > 1240 ? rough(x / 60) * 9 : 0)
  }
  const top = Array.from({ length: 165 }, (_, i): Point => [-20 + i * 10, floor(-20 + i * 10)])
  const land = line([...top, [WIDTH + 20, HEIGHT + 10], [-20, HEIGHT + 10]], true)
  const disk = (x: number, foot: number, r: number, color: string, flat = 1, lean = 0): string => {
    const wobble = wave(Math.round(x + r))
    const ring = (radius: number, drift: number): Point[] =>
      Array.from({ length: 40 }, (_, i): Point => {
        const a = (i / 40) * Math.PI * 2
        const edge = radius * (1 + wobble(i < 20 ? i / 4 : (40 - i) / 4) * drift)
        return [Math.cos(a) * edge * flat, Math.sin(a) * edge]
      })
    const red = color === ACCENT
    let steps = ''
    for (const part of [0.8, 0.6, 0.42]) steps += line(ring(r * part, 0.03), true)
    let grain = ''
    for (let k = 0; k < r * 2.2; k++) {
      const [a, d] = [roll() * Math.PI * 2, Math.sqrt(roll()) * r * 0.94]
      if (d < r * 0.22) continue
      const [gx, gy] = [Math.cos(a) * d * flat, Math.sin(a) * d]
      grain += `M${gx.toFixed(1)} ${gy.toFixed(1)}l${(3 + roll() * 5).toFixed(1)} ${(1 + roll() * 5).toFixed(1)}`
    }
    let shade = ''
    for (let k = 0; k < r * 0.8; k++) {
      const a = -0.5 + roll() * 2.2
      const d = r * (0.66 + roll() * 0.26)
      const [gx, gy] = [Math.cos(a) * d * flat, Math.sin(a) * d]
      shade += `M${gx.toFixed(1)} ${gy.toFixed(1)}l${(-r * 0.12).toFixed(1)} ${(r * 0.1).toFixed(1)}`
    }
    const thick = 20 * (r / 150)
    return (
      `<g transform="translate(${x} ${(foot - r).toFixed(1)}) rotate(${lean})">` +
      `<path d="${line(ring(r, 0.035), true)}" transform="translate(${thick.toFixed(1)} ${(thick * 0.2).toFixed(1)})" fill="${red ? '#7d1f10' : '#6f6a5c'}" stroke="${INK}" stroke-width="3"/>` +
      `<path d="${line(ring(r, 0.035), true)}" fill="${color}" stroke="${INK}" stroke-width="4" stroke-linejoin="round"/>` +
      stroke(steps, { width: 1.8, opacity: 0.5 }) +
      stroke(grain, { width: 1.5, opacity: 0.55 }) +
      stroke(shade, { width: 2, opacity: 0.6 }) +
      `<path d="${line(ring(r * 0.17, 0.05), true)}" fill="${red ? '#173038' : '#2e3a33'}" stroke="${INK}" stroke-width="3"/></g>`
    )
  }
  const palm = (x: number, y: number, h: number, bend: number): string => {
    const [cx, cy] = [x + bend, y - h]
    let fronds = ''
    for (let k = 0; k < 13; k++) {
      const a = -Math.PI * 0.5 + (k / 12 - 0.5) * Math.PI * 1.7 + (roll() - 0.5) * 0.16
      const r = 150 + roll() * 46
      const tip: Point = [cx + Math.cos(a) * r, cy + Math.sin(a) * r * 0.6 + 64 * Math.abs(Math.cos(a))]
      const mid: Point = [cx + Math.cos(a) * r * 0.55, cy + Math.sin(a) * r * 0.7 - 14]
      fronds += curve([[cx, cy], mid, tip])
      for (let f = 2; f < 17; f++) {
        const t = f / 17
        const px = (1 - t) ** 2 * cx + 2 * t * (1 - t) * mid[0] + t * t * tip[0]
        const py = (1 - t) ** 2 * cy + 2 * t * (1 - t) * mid[1] + t * t * tip[1]
        fronds += `M${px.toFixed(1)} ${py.toFixed(1)}l${(Math.cos(a) * 8 - 5).toFixed(1)} ${(26 - t * 9).toFixed(1)}`
      }
    }
    const trunk = curve([
      [x, y + 20],
      [x + bend * 0.25, y - h * 0.45],
      [cx, cy],
    ])
    return (
      stroke(trunk, { width: 17 }) +
      stroke(trunk, { color: SAND, width: 12, dash: '10 4', cap: 'butt' }) +
      stroke(fronds, { width: 2.4, color: '#24332c' })
    )
  }
  let deep = ''
  for (let i = 0; i < 74; i++) {
    const y = sea + 24 + roll() * 380
    const x = 800 + roll() * 800
    const sway = wave(i + 7)
    deep += curve(Array.from({ length: 6 }, (_, k): Point => [x + k * 24, y + sway(k / 2) * 5]))
  }
  let strata = ''
  for (let i = 0; i < 15; i++)
    strata += curve(
      top.filter((_, k) => k % 4 === 0).map(([x, y]): Point => [x, y + 34 + i * 32 + rough(x / 90 + i) * 12]),
    )
  const surface = curve(Array.from({ length: 44 }, (_, i): Point => [760 + i * 21, sea + Math.sin(i * 0.9) * 4]))
  const water = line([...top.filter(([, y]) => y > sea), [WIDTH + 20, sea]], true)
  let ferns = ''
  for (let i = 0; i < 120; i++) {
    const x = roll() * 800
    const y = floor(x) + 2
    for (let k = -2; k <= 2; k++)
      ferns += `M${x.toFixed(1)} ${y.toFixed(1)}q${k * 5} -${(14 + roll() * 14).toFixed(1)} ${k * 13} -${(12 + roll() * 22).toFixed(1)}`
  }
  const canoe =
    fill('M1180 600C1230 622 1330 622 1392 596L1378 612C1330 634 1238 634 1196 614Z', INK) +
    stroke('M1290 612L1272 452M1240 556L1300 540M1230 628L1330 642', { width: 4 }) +
    `<path d="M1268 446L1396 566L1284 598Z" fill="${PAPER}" stroke="${INK}" stroke-width="3"/>` +
    stroke('M1276 480L1370 560M1282 520L1340 572M1284 556L1312 582', { width: 1.6, opacity: 0.7 }) +
    fill('M1226 628q50 14 110 6l-8 10q-60 8 -94 -4Z', INK)
  const rope = stroke('M1300 622C1320 700 1340 720 1330 760', { width: 2, dash: '3 9' })
  const GRAY = '#b9b29c'
  return sheet(
    Array.from({ length: 14 }, (_, i) => stroke(`M0 ${50 + i * 38}H${WIDTH}`, { width: 1, opacity: 0.2 })).join('') +
      dot(1130, 210, 92, SAND) +
      palm(90, 590, 430, 70) +
      palm(420, 590, 500, -60) +
      palm(700, 590, 380, 90) +
      fill(water, TINT) +
      stroke(deep, { color: PAPER, width: 2.2, opacity: 0.65, clip: 'water' }) +
      fill(land, SAND) +
      stroke(strata, { width: 1.5, opacity: 0.5, clip: 'land' }) +
      stroke(line(top), { width: 4 }) +
      stroke(surface, { width: 3.4 }) +
      disk(62, 604, 92, GRAY, 0.92, -5) +
      disk(216, 606, 134, '#cdc6b0', 0.95, 3) +
      disk(452, 608, 214, GRAY, 0.96, -3) +
      disk(652, 604, 106, '#cdc6b0', 0.9, 6) +
      disk(768, 606, 66, GRAY, 0.92, -4) +
      stroke(ferns, { width: 1.8, color: '#24332c' }) +
      canoe +
      rope +
      disk(1350, floor(1350) + 26, 106, ACCENT, 0.94, 16) +
      stroke('M1228 928q30 -14 60 0q34 12 70 0q32 -12 66 2q30 10 58 0', { width: 3 }),
    PAPER,
    clip('land', land) + clip('water', water),
  )
}

/** A chart of sticks on the sea that it explains: the lines of two swells, bent by every island. */
function stickChart(): string {
  const roll = dice(1862)
  const shells: Point[] = [
    [800, 172],
    [452, 372],
    [1152, 366],
    [800, 540],
    [316, 640],
    [1286, 652],
    [560, 800],
    [1060, 812],
    [800, 930],
  ]
  // Behind an island the crests arrive late, and the delay heals with distance.
  const late = (x: number, y: number, toward: number): number =>
    shells.reduce((sum, [sx, sy]) => {
      const past = (x - sx) * toward
      if (past < -70) return sum
      const spread = 50 + Math.max(0, past) * 0.22
      const fade = past < 0 ? 1 + past / 70 : Math.exp(-past / 300)
      return sum - toward * 44 * fade * Math.exp(-(((y - sy) / spread) ** 2))
    }, 0)
  const swell = (from: number, step: number, toward: number, lean: number): string => {
    let d = ''
    for (let x = from; x < WIDTH + 300; x += step) {
      const crest: Point[] = []
      for (let y = -20; y <= HEIGHT + 20; y += 22) {
        const at = x + (y - HEIGHT / 2) * lean + Math.sin(y / 210 + x / 400) * 7
        crest.push([at + late(at, y, toward), y])
      }
      d += curve(crest)
    }
    return d
  }
  const rod = (points: readonly Point[], color = '#c8ad72', width = 15): string => {
    const d = curve(points)
    const nicks = points
      .slice(1, -1)
      .map(([x, y]) => `M${(x - 4).toFixed(1)} ${(y - width / 3).toFixed(1)}l8 ${(width / 1.6).toFixed(1)}`)
      .join('')
    return (
      stroke(d, { width: width + 6 }) +
      stroke(d, { color, width }) +
      stroke(d, { color: color === ACCENT ? '#ea8d76' : '#e9d6a6', width: 3, opacity: 0.9, dash: '46 20 12 26' }) +
      stroke(nicks, { width: 2, opacity: 0.55 })
    )
  }
  const way = (a: Point, b: Point, bow = 0, count = 9): Point[] =>
    Array.from({ length: count }, (_, i): Point => {
      const t = i / (count - 1)
      const [dx, dy] = [b[0] - a[0], b[1] - a[1]]
      const long = Math.hypot(dx, dy)
      const out = bow * Math.sin(t * Math.PI)
      return [
        a[0] + dx * t - (dy / long) * out + (roll() - 0.5) * 3,
        a[1] + dy * t + (dx / long) * out + (roll() - 0.5) * 3,
      ]
    })
  const frame: Point[][] = [
    way([180, 996], [800, 66]),
    way([1420, 996], [800, 66]),
    way([120, 934], [1480, 926]),
    way([290, 636], [1310, 650]),
    way([800, 40], [800, 1010]),
    way([452, 372], [1152, 366]),
  ]
  const arcs: Point[][] = [
    way([452, 372], [316, 640], -46),
    way([1152, 366], [1286, 652], 46),
    way([316, 640], [800, 930], -150, 13),
    way([1286, 652], [800, 930], 150, 13),
    way([452, 372], [560, 800], 84, 11),
    way([1152, 366], [1060, 812], -84, 11),
  ]
  const red = way([452, 372], [1286, 652], -190, 17)
  const all = [...frame, ...arcs]
  const shadow = stroke(
    [...all, red].map((points) => curve(points.map(([x, y]): Point => [x + 13, y + 19]))).join(''),
    {
      width: 20,
      opacity: 0.22,
    },
  )
  const lashing = ([x, y]: Point, turn: number): string => {
    let d = ''
    for (let k = -3; k <= 3; k++) d += `M${k * 6 - 13} -15L${k * 6 + 13} 15`
    return `<g transform="translate(${x} ${y}) rotate(${turn})"><rect x="-25" y="-16" width="50" height="32" rx="10" fill="#5f4a30" stroke="${INK}" stroke-width="2.6"/>${stroke(d, { color: '#d9c392', width: 2.6 })}</g>`
  }
  const cowrie = ([x, y]: Point, turn: number): string => {
    let lips = ''
    for (let k = -4; k <= 4; k++) lips += `M${k * 7} -5v-6M${k * 7} 5v6`
    let spots = ''
    for (let k = 0; k < 26; k++) {
      const [a, d] = [roll() * Math.PI * 2, 0.55 + roll() * 0.38]
      spots += dot(Math.cos(a) * 44 * d, Math.sin(a) * 30 * d, 2 + roll() * 1.6, '#8a5a36', 0.75)
    }
    return (
      `<g transform="translate(${x} ${y}) rotate(${turn})">` +
      `<ellipse cx="9" cy="13" rx="45" ry="31" fill="${INK}" opacity="0.26"/>` +
      `<path d="M-46 0C-44 -24 -18 -33 6 -31C32 -29 47 -16 47 0C47 17 30 30 4 31C-20 32 -44 22 -46 0Z" fill="#f4ecd8" stroke="${INK}" stroke-width="3.4"/>` +
      spots +
      `<path d="M-36 2C-20 -5 20 -6 38 1C20 7 -18 8 -36 2Z" fill="${INK}"/>` +
      stroke(lips, { width: 2.2 }) +
      '</g>'
    )
  }
  const knots: [Point, number][] = [
    [[800, 648], 90],
    [[520, 486], 30],
    [[1080, 486], -30],
    [[224, 930], 60],
    [[1376, 928], -60],
    [[800, 369], 90],
    [[410, 650], 60],
    [[1193, 650], -60],
    [[690, 932], 0],
    [[915, 930], 0],
  ]
  return sheet(
    stroke(swell(-300, 25, -1, 0.1), { color: '#2f4a52', width: 2, opacity: 0.62 }) +
      stroke(swell(-320, 50, 1, -0.16), { color: PAPER, width: 2.4, opacity: 0.6 }) +
      shadow +
      frame.map((points) => rod(points)).join('') +
      arcs.map((points) => rod(points, '#b89a5e', 12)).join('') +
      rod(red, ACCENT, 14) +
      knots.map(([where, turn]) => lashing(where, turn)).join('') +
      shells.map((where, i) => cowrie(where, [-12, 24, -28, 4, 60, -48, 18, -22, 8][i] ?? 0)).join('') +
      pointing(
        { skin: '#8a5a3c', sleeve: '#f1e7d0', cuff: ACCENT },
        { at: [1300, 700], degrees: 216, scale: 0.78, mirrored: true },
      ),
    TINT,
  )
}

export const WORKS: Picture[] = [
  { name: 'yap-stone-money', draw: stoneMoney },
  { name: 'majuro-stick-charts', draw: stickChart },
]
