// Letters: strokes of a broad pen, a type specimen, a script that lost its signs.
import { holding, shaft } from './hands.ts'
import {
  ACCENT,
  box,
  dice,
  fill,
  INK,
  line,
  PAPER,
  type Picture,
  type Point,
  sheet,
  stroke,
  TINT_LIGHT,
  WIDTH,
} from './paper.ts'
import { STAGES } from './signs.ts'

/** The shape that a broad nib leaves: its edge, held at one angle, swept along a path. */
function nib(points: readonly Point[], width: number, color: string, angle = -0.98): string {
  const [dx, dy] = [(Math.cos(angle) * width) / 2, (Math.sin(angle) * width) / 2]
  let d = ''
  for (let i = 0; i < points.length - 1; i++) {
    const [[ax, ay], [bx, by]] = [points[i] as Point, points[i + 1] as Point]
    d += line(
      [
        [ax - dx, ay - dy],
        [ax + dx, ay + dy],
        [bx + dx, by + dy],
        [bx - dx, by - dy],
      ],
      true,
    )
  }
  return `<path d="${d}" fill="${color}" stroke="${color}" stroke-width="1.2" stroke-linejoin="round"/>`
}

function bezier(a: Point, b: Point, c: Point, d: Point, count = 44): Point[] {
  return Array.from({ length: count + 1 }, (_, i) => {
    const t = i / count
    const s = 1 - t
    return [
      s ** 3 * a[0] + 3 * s * s * t * b[0] + 3 * s * t * t * c[0] + t ** 3 * d[0],
      s ** 3 * a[1] + 3 * s * s * t * b[1] + 3 * s * t * t * c[1] + t ** 3 * d[1],
    ]
  })
}

function nastaliq(): string {
  const size = 62
  const at =
    (x: number, y: number, s: number) =>
    (dx: number, dy: number): Point => [x + dx * s, y + dy * s]
  // Strokes in dots: a standing stem, a deep bowl, a long flat sweep, a chain of teeth, a hook with an eye.
  const stem = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return bezier(p(0.25, -4.6), p(-0.15, -3), p(0.2, -1.4), p(-0.1, 0))
  }
  const bowl = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return [
      ...bezier(p(0.5, -1.6), p(1, -0.3), p(0.9, 1.8), p(-1.5, 2.2)),
      ...bezier(p(-1.5, 2.2), p(-3.6, 2.4), p(-4.2, 0.9), p(-3.9, -0.4)),
    ]
  }
  const sweep = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return [
      ...bezier(p(0.4, -0.9), p(0.2, 0.5), p(-1.8, 1.1), p(-4.4, 0.95)),
      ...bezier(p(-4.4, 0.95), p(-6.6, 0.8), p(-7.6, 0.2), p(-8, -0.8)),
    ]
  }
  const teeth = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return [
      ...bezier(p(0, -1.2), p(0.1, -0.2), p(-0.5, 0.1), p(-0.9, -0.3)),
      ...bezier(p(-0.9, -0.3), p(-1.1, 0.6), p(-1.7, 0.7), p(-2, 0.25)),
      ...bezier(p(-2, 0.25), p(-2.2, 1.2), p(-2.9, 1.3), p(-3.4, 0.9)),
    ]
  }
  const eye = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return [
      ...bezier(p(0, 0), p(0.9, -1.4), p(-0.9, -1.9), p(-0.8, -0.6)),
      ...bezier(p(-0.8, -0.6), p(-0.6, 0.4), p(0.5, 0.5), p(0.6, 0)),
      ...bezier(p(0.6, 0), p(0.6, 1.7), p(-0.8, 2.4), p(-2.4, 2.7)),
    ]
  }
  const slash = (x: number, y: number, s: number): Point[] => {
    const p = at(x, y, s)
    return bezier(p(0.6, -2.8), p(-0.8, -2.3), p(-2, -1.6), p(-3.2, -0.6))
  }
  const nuqta = (x: number, y: number, s: number, color: string): string =>
    nib(
      [
        [x - s * 0.27, y - s * 0.22],
        [x + s * 0.27, y + s * 0.22],
      ],
      s * 0.94,
      color,
    )
  const word = (x: number, y: number, s: number, tone: string, kind: number, red: boolean): string => {
    const w = s * 0.98
    const parts: Point[][] = []
    const dots: Point[] = []
    if (kind === 0) {
      parts.push(stem(x, y, s), teeth(x - s * 1.2, y - s * 0.5, s), bowl(x - s * 5.5, y + s * 1.2, s))
      dots.push([x - s * 2.7, y - s * 2.2], [x - s * 7.1, y + s * 0.9])
    }
    if (kind === 1) {
      parts.push(slash(x, y, s), teeth(x - s * 0.6, y - s * 0.2, s), sweep(x - s * 4.1, y + s * 1.3, s))
      dots.push([x - s * 8, y + s * 4], [x - s * 6.7, y + s * 4])
    }
    if (kind === 2) {
      parts.push(eye(x, y, s), bowl(x - s * 2.9, y + s * 3.2, s))
      dots.push([x - s * 0.1, y - s * 2.6])
    }
    if (kind === 3) {
      parts.push(stem(x, y, s), stem(x - s * 1.7, y + s * 0.4, s), sweep(x - s * 2.2, y + s * 1.2, s))
      dots.push([x - s * 6.4, y + s * 0.4])
    }
    return (
      parts.map((part) => nib(part, w, tone)).join('') +
      dots.map(([dx, dy], i) => nuqta(dx, dy, s, red && i === 0 ? ACCENT : tone)).join('')
    )
  }
  const roll = dice(1981)
  let faint = ''
  for (let row = -1; row < 6; row++)
    for (let k = 0; k < 5; k++)
      faint += word(1900 - k * 430 - row * 40, row * 235 - 40 + k * 66, 27, '#dccfb2', Math.floor(roll() * 4), false)
  const slope = (y: number): string =>
    stroke(`M${WIDTH + 20} ${y}L-20 ${y + 372}`, { color: ACCENT, width: 1.6, opacity: 0.55 })
  const measure = Array.from({ length: 9 }, (_, i) => nuqta(1494, 130 + i * 47, 44, i === 3 ? ACCENT : '#b5c4c0')).join(
    '',
  )
  return sheet(
    faint +
      [60, 250, 440].map(slope).join('') +
      measure +
      word(1340, 330, size, INK, 0, false) +
      word(800, 470, size, INK, 1, true) +
      word(1180, 700, size, INK, 3, false) +
      word(470, 250, size * 0.92, INK, 2, false) +
      // A reed, cut slantwise, that has just set the last dot.
      holding(
        { skin: '#b98058', sleeve: '#5f7f80', cuff: '#f6f0e0' },
        shaft(24, '#c9a25e') +
          fill(
            line(
              [
                [34, 6],
                [-64, -38],
                [-58, 2],
              ],
              true,
            ),
            '#7a5a34',
          ),
        { at: [318, 742], degrees: 236, scale: 0.74, mirrored: true },
      ),
    '#efe7d3',
  )
}

function mkhedruli(): string {
  const letters = [...'აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ']
  const [columns, cell, rowHeight] = [9, 168, 250]
  let body = ''
  for (let row = 0; row < 4; row++) {
    const base = 196 + row * rowHeight
    for (const [offset, strong] of [
      [-128, false],
      [-78, true],
      [0, true],
      [50, false],
    ] as const)
      body += stroke(`M40 ${base + offset}H${WIDTH - 40}`, {
        width: strong ? 1.8 : 1.1,
        opacity: strong ? 0.55 : 0.35,
        dash: strong ? '' : '2 7',
      })
  }
  letters.forEach((letter, i) => {
    // The last row is shorter and hangs at the right, as the tail of an alphabet does in a type founder's book.
    const row = Math.floor(i / columns)
    const column = i % columns
    const shift = row === 3 ? 3 : 0
    const [x, y] = [64 + (column + shift) * cell + 64, 196 + row * rowHeight]
    const red = i === 20
    body += `<text x="${x}" y="${y}" font-family="DejaVu Serif" font-size="146" text-anchor="middle" fill="${red ? ACCENT : INK}">${letter}</text>`
  })
  // The first letter in its three dresses: Asomtavruli, Nuskhuri, Mkhedruli.
  body += box(52, 770, 3 * cell - 20, 297, TINT_LIGHT)
  const circle = (x: number, y: number, r: number): string =>
    stroke(`M${x - r} ${y}a${r} ${r} 0 1 0 ${r * 2} 0a${r} ${r} 0 1 0 ${-r * 2} 0`, { width: 1.4, color: '#5f7f80' })
  const dresses = ['Ⴀ', 'ⴀ', 'ა']
  dresses.forEach((letter, i) => {
    const x = 140 + i * 158
    body += circle(x, 910, 72) + stroke(`M${x} 800V1020M${x - 84} 910h168`, { width: 1.2, color: '#5f7f80' })
    body += `<text x="${x}" y="960" font-family="DejaVu Serif" font-size="150" text-anchor="middle" fill="${INK}">${letter}</text>`
  })
  return sheet(body, PAPER)
}

function bamum(): string {
  // Each stage has fewer signs than the one before it, and so more room for each.
  const sizes = [58, 70, 82, 98, 118, 148, 262]
  const bases = [84, 170, 268, 384, 522, 692, 985]
  let body = ''
  STAGES.forEach((stage, row) => {
    const [size, base] = [sizes[row] as number, bases[row] as number]
    const scale = size / 200
    const last = row === STAGES.length - 1
    const wide = stage.reduce((sum, [, width]) => sum + width * scale, 0)
    const gap = (WIDTH - 140 - wide) / (stage.length - 1)
    let x = 70
    body += stroke(`M40 ${base + size * 0.2}H${WIDTH - 40}`, { width: last ? 0 : 1.2, opacity: last ? 0 : 0.4 })
    for (const [code, width, outline] of stage) {
      const red = code === 0xa6a3
      const color = red ? ACCENT : last ? INK : `rgba(28,26,23,${(0.5 + row * 0.08).toFixed(2)})`
      body += `<path transform="translate(${x.toFixed(1)} ${base}) scale(${scale.toFixed(3)})" d="${outline}" fill="${color}"/>`
      x += width * scale + gap
    }
  })
  return sheet(box(0, 722, WIDTH, 345, TINT_LIGHT) + stroke(`M0 722H${WIDTH}`, { width: 3 }) + body, PAPER)
}

export const LETTERS: Picture[] = [
  { name: 'lahore-nastaliq', draw: nastaliq },
  { name: 'georgia-three-alphabets', draw: mkhedruli },
  { name: 'foumban-script', draw: bamum },
]
