// Maize before it meets the lime, and what lives in a pot of yogurt.
import { holding, shaft } from './hands.ts'
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
  WIDTH,
  wave,
} from './paper.ts'

function ears(): string {
  const roll = dice(1492)
  const blend = ['#efe3c4', '#46606b', '#d9bd7e', '#7b3a2c']
  type Ear = { x: number; tall: number; wide: number; rows: number; colors: string[]; round: number; lean: number }
  const kinds: Ear[] = [
    { x: 150, tall: 640, wide: 84, rows: 26, colors: ['#ead8a4', '#e3cd92'], round: 7, lean: -2.5 },
    { x: 405, tall: 570, wide: 96, rows: 19, colors: ['#4d6873', '#3d5560', '#5c7883'], round: 12, lean: 1.5 },
    { x: 665, tall: 690, wide: 80, rows: 31, colors: ['#f1ead7', '#e8dfc6'], round: 5, lean: -1 },
    { x: 925, tall: 630, wide: 92, rows: 22, colors: [ACCENT, '#b9301a', '#d24a31'], round: 10, lean: 1 },
    { x: 1190, tall: 590, wide: 90, rows: 20, colors: blend, round: 11, lean: -1.5 },
    { x: 1445, tall: 660, wide: 82, rows: 28, colors: ['#2b2a26', '#383530', '#23221f'], round: 6, lean: 2.5 },
  ]
  const husk = (x: number, foot: number, reach: number, out: number, tone: string): string => {
    const side = Math.sign(out)
    const shape = `M${x} ${foot}C${x + out * 0.3} ${foot - reach * 0.2} ${x + out * 0.95} ${foot - reach * 0.35} ${x + out} ${foot - reach}C${x + out + side * 34} ${foot - reach * 0.5} ${x + out * 0.8} ${foot - 6} ${x} ${foot + 36}Z`
    let veins = ''
    for (let k = 1; k < 6; k++) {
      const t = k / 6
      veins += `M${x} ${foot + 30 * t}C${x + out * (0.3 + 0.1 * t)} ${foot - reach * (0.2 - 0.16 * t)} ${x + out * (0.95 - 0.06 * t)} ${foot - reach * (0.35 - 0.2 * t)} ${x + out + side * 12 * t} ${foot - reach * (0.96 - 0.3 * t)}`
    }
    return (
      `<path d="${shape}" fill="${tone}" stroke="${INK}" stroke-width="3" stroke-linejoin="round"/>` +
      stroke(veins, { color: '#6d6545', width: 1.6, opacity: 0.75 })
    )
  }
  const ear = ({ x, tall, wide, rows, colors, round, lean }: Ear): string => {
    const foot = 872
    const top = foot - tall
    const half = (t: number): number => wide * Math.min(1, 0.32 + 1.5 * t ** 0.75) * (1 - 0.1 * t)
    const outline: Point[] = []
    for (let i = 0; i <= 20; i++) outline.push([x - half(i / 20), top + (tall * i) / 20])
    for (let i = 20; i >= 0; i--) outline.push([x + half(i / 20), top + (tall * i) / 20])
    let kernels = ''
    const step = tall / rows
    const seen = 8
    for (let row = 0; row < rows; row++) {
      for (let k = 0; k < seen; k++) {
        const t = (row + 0.5) / rows
        // Rows run round a cylinder: they crowd toward its edges.
        const from = Math.sin(((k / seen) * 2 - 1) * 1.5)
        const to = Math.sin((((k + 1) / seen) * 2 - 1) * 1.5)
        const w = (to - from) * half(t)
        const at = x + ((from + to) / 2) * half(t)
        const y = top + (row + 0.5) * step + (k % 2 ? step * 0.25 : -step * 0.25) + (roll() - 0.5) * 2
        const color = colors[Math.floor(roll() * colors.length)] as string
        kernels += `<rect x="${(at - w / 2 + 1).toFixed(1)}" y="${(y - step / 2 + 1).toFixed(1)}" width="${Math.max(3, w - 2).toFixed(1)}" height="${(step - 2).toFixed(1)}" rx="${Math.min(round, w / 2.2).toFixed(1)}" fill="${color}" stroke="${INK}" stroke-width="2"/>`
        if (w > 14)
          kernels += `<path d="M${(at - w * 0.24).toFixed(1)} ${(y - step * 0.16).toFixed(1)}q${(w * 0.18).toFixed(1)} ${(-step * 0.18).toFixed(1)} ${(w * 0.4).toFixed(1)} ${(-step * 0.05).toFixed(1)}" fill="none" stroke="${PAPER}" stroke-width="2" opacity="0.6" stroke-linecap="round"/>`
      }
    }
    let silk = ''
    for (let k = 0; k < 9; k++)
      silk += `M${x + (k - 4) * 2} ${top + 14}c${((k - 4) * 4 + roll() * 8).toFixed(1)} -24 ${((k - 4) * 6 - roll() * 14).toFixed(1)} -40 ${((k - 4) * 10 + (roll() - 0.5) * 22).toFixed(1)} -${(52 + roll() * 34).toFixed(1)}`
    return (
      `<g transform="rotate(${lean} ${x} ${foot})">` +
      `<ellipse cx="${x + 26}" cy="${foot + 62}" rx="118" ry="17" fill="${INK}" opacity="0.16"/>` +
      husk(x, foot + 20, 330, -146, '#cfc499') +
      husk(x, foot + 20, 372, 142, '#c4b889') +
      stroke(silk, { color: '#7a5a34', width: 2 }) +
      `<path d="${line(outline, true)}" fill="#6d5a3c" stroke="${INK}" stroke-width="4" stroke-linejoin="round"/>${kernels}` +
      husk(x, foot + 34, 250, -102, '#ddd3ab') +
      husk(x, foot + 34, 226, 106, '#d5ca9f') +
      `<path d="M${x - 22} ${foot + 30}C${x - 26} ${foot + 70} ${x - 15} ${foot + 96} ${x - 13} ${foot + 128}H${x + 15}C${x + 16} ${foot + 96} ${x + 27} ${foot + 70} ${x + 22} ${foot + 30}Z" fill="#b9ad7f" stroke="${INK}" stroke-width="3"/>` +
      stroke(`M${x - 6} ${foot + 44}v74M${x + 6} ${foot + 44}v74`, { color: '#6d6545', width: 2 }) +
      '</g>'
    )
  }
  // A palm mat, plaited on the slant.
  let mat = ''
  for (let row = 0; row < 30; row++)
    for (let k = 0; k < 42; k++)
      mat += (row + k) % 2 ? `M${k * 40 - 20} ${row * 40}l28 28` : `M${k * 40 + 8} ${row * 40}l-28 28`
  return sheet(
    stroke(mat, { color: '#8d9f9c', width: 9, opacity: 0.34, cap: 'butt' }) +
      stroke(mat, { width: 1.2, opacity: 0.2 }) +
      kinds.map(ear).join('') +
      holding({ skin: '#b07a52', sleeve: '#f3ead6', cuff: '#2f5d73' }, '', {
        at: [890, 600],
        degrees: 232,
        scale: 0.86,
        mirrored: true,
      }),
    TINT,
  )
}

function yogurt(): string {
  const roll = dice(1905)
  const [cx, cy] = [800, 533]
  // The rug: bands of triangles, combs and stepped lozenges, as they are woven in the west of the Balkans.
  const band = (y: number, h: number, ground: string): string => box(0, y, WIDTH, h, ground)
  const teeth = (y: number, h: number, w: number, color: string, up: boolean): string => {
    let d = ''
    for (let x = -w; x < WIDTH + w; x += w)
      d += up
        ? `M${x} ${y + h}L${x + w / 2} ${y}L${x + w} ${y + h}Z`
        : `M${x} ${y}L${x + w / 2} ${y + h}L${x + w} ${y}Z`
    return fill(d, color)
  }
  const lozenges = (y: number, h: number, w: number, color: string, heart: string): string => {
    let body = ''
    for (let x = 0; x < WIDTH + w; x += w) {
      const stair: Point[] = []
      for (const [sx, sy] of [
        [1, -1],
        [1, 1],
        [-1, 1],
        [-1, -1],
      ] as const) {
        const quarter: Point[] = []
        for (let k = 0; k < 4; k++) {
          const [a, b] = [(k * w) / 9, ((4 - k) * h) / 9]
          quarter.push([x + sx * a, y + h / 2 + sy * b], [x + sx * (a + w / 9), y + h / 2 + sy * b])
        }
        stair.push(...(sx * sy > 0 ? quarter.reverse() : quarter))
      }
      body += fill(line(stair, true), color) + box(x - w * 0.08, y + h / 2 - h * 0.13, w * 0.16, h * 0.26, heart)
    }
    return body
  }
  const half = (mirror: boolean): string => {
    const turn = mirror ? ` transform="translate(0 ${HEIGHT}) scale(1 -1)"` : ''
    return (
      `<g${turn}>` +
      band(0, 92, INK) +
      teeth(0, 92, 118, '#c9b58a', true) +
      teeth(46, 46, 118, '#7b5138', true) +
      band(92, 14, PAPER) +
      band(106, 150, '#5b777b') +
      lozenges(110, 142, 200, PAPER, ACCENT) +
      band(256, 14, PAPER) +
      band(270, 74, '#c9b58a') +
      teeth(270, 74, 84, INK, false) +
      band(344, 14, PAPER) +
      band(358, 176, '#2f4148') +
      lozenges(372, 170, 200, '#a9bdbb', INK) +
      '</g>'
    )
  }
  let weft = ''
  for (let y = 6; y < HEIGHT; y += 9) weft += `M0 ${y}H${WIDTH}`
  const [rim, mouth] = [446, 372]
  let glaze = ''
  for (let k = 0; k < 110; k++) {
    const a = (k / 110) * Math.PI * 2
    const [r1, r2] = [mouth + 14 + roll() * 14, rim - 12 - roll() * 14]
    glaze += `M${(cx + Math.cos(a) * r1).toFixed(1)} ${(cy + Math.sin(a) * r1).toFixed(1)}L${(cx + Math.cos(a + 0.02) * r2).toFixed(1)} ${(cy + Math.sin(a + 0.02) * r2).toFixed(1)}`
  }
  const taken: [number, number, number][] = []
  const free = (points: readonly Point[], r: number): boolean =>
    points.every(
      ([x, y]) =>
        Math.hypot(x - cx, y - cy) < mouth - r - 10 && taken.every(([a, b, c]) => Math.hypot(a - x, b - y) > c + r + 7),
    )
  const bend = (length: number, step: number): Point[] => {
    const a = roll() * Math.PI * 2
    const d = Math.sqrt(roll()) * mouth
    let [x, y, turn] = [cx + Math.cos(a) * d, cy + Math.sin(a) * d, roll() * Math.PI * 2]
    const sway = wave(Math.floor(roll() * 9999))
    const points: Point[] = []
    for (let k = 0; k * step <= length; k++) {
      points.push([x, y])
      turn += sway(k / 3) * 0.2
      x += Math.cos(turn) * step
      y += Math.sin(turn) * step
    }
    return points
  }
  let life = ''
  let rods = 0
  for (let tries = 0; tries < 6000 && rods < 34; tries++) {
    const points = bend(120 + roll() * 130, 12)
    if (!free(points, 14)) continue
    for (const [x, y] of points) taken.push([x, y, 14])
    const red = rods % 7 === 2
    const d = curve(points)
    life +=
      stroke(d, { width: 31 }) +
      stroke(d, { color: red ? ACCENT : '#7f9c9f', width: 24 }) +
      stroke(d, { color: red ? '#e88d75' : '#c4d3d0', width: 5, opacity: 0.9, dash: '22 16' })
    // Rods grow in a row and part where a wall has formed.
    const [mx, my] = points[Math.floor(points.length / 2)] as Point
    const [nx, ny] = points[Math.floor(points.length / 2) + 1] as Point
    const across = Math.atan2(ny - my, nx - mx) + Math.PI / 2
    life += stroke(
      `M${(mx + Math.cos(across) * 12).toFixed(1)} ${(my + Math.sin(across) * 12).toFixed(1)}L${(mx - Math.cos(across) * 12).toFixed(1)} ${(my - Math.sin(across) * 12).toFixed(1)}`,
      { width: 3 },
    )
    rods++
  }
  let chains = 0
  for (let tries = 0; tries < 20000 && chains < 60; tries++) {
    const points = bend(44 + roll() * 150, 21)
    if (!free(points, 10)) continue
    for (const [x, y] of points) taken.push([x, y, 10])
    for (const [x, y] of points)
      life += `<circle cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" r="10.4" fill="#e4d3a4" stroke="${INK}" stroke-width="2.8"/>`
    chains++
  }
  let cream = ''
  for (let k = 0; k < 420; k++) {
    const [a, d] = [roll() * Math.PI * 2, Math.sqrt(roll()) * (mouth - 10)]
    cream += dot(cx + Math.cos(a) * d, cy + Math.sin(a) * d, 1.3 + roll() * 1.6, INK, 0.26)
  }
  return sheet(
    half(false) +
      half(true) +
      stroke(weft, { width: 1.3, opacity: 0.2 }) +
      dot(cx + 18, cy + 24, rim + 4, INK, 0.4) +
      `<circle cx="${cx}" cy="${cy}" r="${rim}" fill="#7b5138" stroke="${INK}" stroke-width="5"/>` +
      stroke(glaze, { color: SAND, width: 2.2, opacity: 0.4 }) +
      `<circle cx="${cx}" cy="${cy}" r="${rim - 26}" fill="none" stroke="${INK}" stroke-width="2" opacity="0.6"/>` +
      `<circle cx="${cx}" cy="${cy}" r="${mouth}" fill="${PAPER}" stroke="${INK}" stroke-width="5"/>` +
      cream +
      `<g clip-path="url(#mouth)">${life}</g>` +
      holding(
        { skin: '#d9a981', sleeve: '#f1e9d8', cuff: ACCENT },
        shaft(20, '#a9814d', 700) +
          `<ellipse cx="-18" cy="-5" rx="74" ry="46" transform="rotate(16)" fill="#c29a61" stroke="${INK}" stroke-width="5"/>` +
          `<ellipse cx="-18" cy="-3" rx="52" ry="28" transform="rotate(16)" fill="${PAPER}" stroke="${INK}" stroke-width="3"/>`,
        { at: [930, 640], degrees: 206, scale: 0.86, mirrored: true },
      ),
    INK,
    clip(
      'mouth',
      `M${cx - mouth} ${cy}a${mouth} ${mouth} 0 1 0 ${mouth * 2} 0a${mouth} ${mouth} 0 1 0 ${-mouth * 2} 0Z`,
    ),
  )
}

export const KITCHENS: Picture[] = [
  { name: 'oaxaca-nixtamal', draw: ears },
  { name: 'studen-izvor-yogurt', draw: yogurt },
]
