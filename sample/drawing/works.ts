// Things made by hand that stand for something else: money of stone, cloth in strips, a bridge that must meet.
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

export const WORKS: Picture[] = [{ name: 'yap-stone-money', draw: stoneMoney }]
