// What is eaten: jars in the ground, grain, boxes, salt.
import { holding } from './hands.ts'
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
  TINT_LIGHT,
  WIDTH,
  wave,
} from './paper.ts'

const CLAY = '#7b5138'

function jars(): string {
  const roll = dice(2013)
  const ground = 470
  const snowline = wave(31)
  const snow = Array.from({ length: 84 }, (_, i): Point => [-20 + i * 20, ground - 22 + snowline(i / 5) * 9])
  // Half the width of a jar at a given part of its height, from the mouth down to the foot.
  const belly = (t: number): number =>
    t < 0.1 ? 0.62 + t * 0.6 : 0.6 + 0.4 * Math.sin(Math.min(1, (t - 0.02) / 0.98) ** 0.72 * Math.PI) ** 0.8
  const outline = (x: number, top: number, tall: number, wide: number, inset = 0): Point[] => {
    const left: Point[] = []
    const right: Point[] = []
    for (let i = 0; i <= 24; i++) {
      const t = i / 24
      const half = wide * (belly(t) - (t > 0.7 ? (t - 0.7) * 0.35 : 0)) - inset
      const y = top + t * (tall - inset)
      left.push([x - half, y])
      right.unshift([x + half, y])
    }
    return [...left, ...right]
  }
  const jar = (x: number, tall: number, wide: number, red: boolean): string => {
    const top = ground - 62
    const shape = line(outline(x, top, tall, wide), true)
    const id = `jar${x}`
    let body = clip(id, shape)
    if (red) {
      body += `<path d="${shape}" fill="${ACCENT}" stroke="${INK}" stroke-width="4" stroke-linejoin="round"/>`
      const inner = line(outline(x, top + 16, tall - 20, wide, 20), true)
      body += clip(`${id}in`, inner) + fill(inner, '#f0d9b8')
      let heads = ''
      for (let row = 0; row < 8; row++) {
        for (let k = -2; k <= 2; k++) {
          const [cx, cy] = [x + k * 92 + (row % 2) * 46, top + 92 + row * 58]
          const lean = (roll() - 0.5) * 0.7
          heads += `<g transform="rotate(${((lean * 180) / Math.PI).toFixed(1)} ${cx} ${cy})">`
          heads += `<ellipse cx="${cx}" cy="${cy}" rx="50" ry="34" fill="${row % 3 === 0 ? TINT_LIGHT : '#e8dcae'}" stroke="${INK}" stroke-width="2.4"/>`
          for (let leaf = 1; leaf < 5; leaf++)
            heads += stroke(
              curve([
                [cx - 50 + leaf * 7, cy + (leaf % 2 ? -3 : 4)],
                [cx - 4, cy - 32 + leaf * 13],
                [cx + 46, cy - 16 + leaf * 7],
              ]),
              { width: 2, color: leaf === 2 || leaf === 4 ? ACCENT : INK, opacity: 0.85 },
            )
          heads += '</g>'
        }
      }
      body += `<g clip-path="url(#${id}in)">${heads}</g>${stroke(inner, { width: 3 })}`
    } else {
      let throwing = ''
      for (let y = top + 14; y < top + tall; y += 9)
        throwing += curve([
          [x - wide, y - 8],
          [x, y + 6],
          [x + wide, y - 8],
        ])
      let shade = ''
      for (let k = 0; k < 130; k++) {
        const y = top + 20 + roll() * (tall - 40)
        const from = x + wide * (0.28 + roll() * 0.5)
        shade += `M${from.toFixed(1)} ${y.toFixed(1)}l${(26 + roll() * 50).toFixed(1)} -9`
      }
      body +=
        fill(shape, CLAY) +
        `<g clip-path="url(#${id})">${stroke(throwing, { color: INK, width: 1.4, opacity: 0.3 })}${stroke(shade, { width: 2.2, opacity: 0.6 })}${stroke(
          curve([
            [x - wide * 0.62, top + tall * 0.22],
            [x - wide * 0.8, top + tall * 0.45],
            [x - wide * 0.66, top + tall * 0.7],
          ]),
          { color: SAND, width: 7, opacity: 0.55 },
        )}</g>` +
        stroke(shape, { width: 4 })
    }
    // The lid is an upturned bowl with a knob, and it carries its own snow.
    const lid = `M${x - wide * 0.76} ${top + 4}C${x - wide * 0.7} ${top - 52} ${x + wide * 0.7} ${top - 52} ${x + wide * 0.76} ${top + 4}Z`
    const cap = `M${x - wide * 0.6} ${top - 25}C${x - wide * 0.44} ${top - 74} ${x + wide * 0.44} ${top - 74} ${x + wide * 0.6} ${top - 25}C${x + wide * 0.3} ${top - 34} ${x + wide * 0.1} ${top - 20} ${x - wide * 0.12} ${top - 28}C${x - wide * 0.3} ${top - 34} ${x - wide * 0.45} ${top - 18} ${x - wide * 0.6} ${top - 25}Z`
    return (
      body +
      `<path d="${lid}" fill="${red ? ACCENT : '#5d3b28'}" stroke="${INK}" stroke-width="4"/>` +
      `<path d="${cap}" fill="${PAPER}" stroke="${INK}" stroke-width="2.4"/>`
    )
  }
  const soil = line([...snow.map(([x, y]): Point => [x, y + 30]), [WIDTH + 20, HEIGHT + 10], [-20, HEIGHT + 10]], true)
  let stones = ''
  for (let i = 0; i < 190; i++) {
    const [x, y, r] = [roll() * WIDTH, ground + 60 + roll() * 560, 3 + roll() ** 3 * 16]
    stones += `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="${(r * 1.5).toFixed(1)}" ry="${r.toFixed(1)}" fill="${SAND}" stroke="${INK}" stroke-width="1.6" opacity="0.75"/>`
  }
  // A wall with its cover of tiles closes the yard.
  let wall = box(-10, 238, WIDTH + 20, 230, '#e6dcc6')
  for (let row = 0; row < 4; row++)
    for (let x = -60 + (row % 2) * 44; x < WIDTH; x += 88)
      wall += `<rect x="${x + roll() * 6}" y="${262 + row * 50 + roll() * 4}" width="${70 + roll() * 10}" height="36" rx="14" fill="#d2c6ab" stroke="${INK}" stroke-width="1.8" opacity="0.8"/>`
  let tiles = ''
  for (let x = -10; x < WIDTH + 20; x += 34)
    tiles +=
      box(x, 150, 20, 92, '#3b474b') +
      `<path d="M${x - 7} 242a17 13 0 0 0 34 0Z" fill="#3b474b" stroke="${INK}" stroke-width="2"/>`
  const ridge = `<path d="M-10 116H${WIDTH + 10}V152H-10Z" fill="#2a3438"/><path d="M-10 96C300 84 620 112 900 98S1400 88 ${WIDTH + 10} 100V126C1300 118 1100 134 820 124S260 132 -10 122Z" fill="${PAPER}" stroke="${INK}" stroke-width="2.2"/>`
  let flakes = ''
  for (let i = 0; i < 210; i++) flakes += dot(roll() * WIDTH, roll() * ground, 2 + roll() * 3.6, PAPER, 0.95)
  const specs: [number, number, number, boolean][] = [
    [150, 420, 112, false],
    [440, 500, 146, false],
    [790, 580, 178, true],
    [1140, 470, 134, false],
    [1440, 530, 152, false],
  ]
  const bank = line([...snow, [WIDTH + 20, ground + 40], [-20, ground + 40]], true)
  return sheet(
    box(0, 0, WIDTH, 480, TINT) +
      wall +
      box(-10, 148, WIDTH + 20, 94, '#556468') +
      tiles +
      ridge +
      fill(soil, '#bfa77f') +
      stroke(hatch(8, 17, 6, 7), { width: 1.6, opacity: 0.5, clip: 'soil' }) +
      stones +
      fill(bank, PAPER) +
      stroke(line(snow), { width: 2.6 }) +
      specs.map(([x, tall, wide, red]) => jar(x, tall, wide, red)).join('') +
      holding({ skin: '#e3b48c', sleeve: '#3f5a66', cuff: ACCENT }, '', { at: [728, 478], degrees: 128, scale: 0.8 }) +
      flakes,
    PAPER,
    clip('soil', soil),
  )
}

/** Lunch tins from above, packed two by two in wooden trays; the lids carry what the next man must know. */
function lunchboxes(): string {
  const roll = dice(1890)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(roll() * of.length)] as T
  const [r, pitch, wall] = [112, 236, 26]
  const paints = [INK, INK, '#2f5a60', '#6d4a1f']
  const metals = ['#dcdcd2', '#cfd3cd', TINT_LIGHT, '#e7e1d0', '#c2cccb']
  const letters = (x: number, y: number, size: number, text: string, color: string, turn = 0): string =>
    `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-family="DejaVu Sans" font-weight="bold" font-size="${size}" text-anchor="middle" fill="${color}" transform="rotate(${turn.toFixed(1)} ${x.toFixed(1)} ${y.toFixed(1)})">${text}</text>`
  const tin = (x: number, y: number, red: boolean): string => {
    const turn = (roll() - 0.5) * 26
    const metal = red ? ACCENT : pick(metals)
    const paint = red ? PAPER : pick(paints)
    const home = pick(['VP', 'BO', 'AN', 'DR', 'GK', 'MU', 'TH', 'KA', 'MD', 'SC'])
    const work = pick(['EX', 'MK', 'LB', 'RG', 'HC', 'NP', 'AI', 'TB'])
    const code = `${1 + Math.floor(roll() * 9)}${work}${1 + Math.floor(roll() * 14)}`
    const large = String(1 + Math.floor(roll() * 14))
    const kind = Math.floor(roll() * 4)
    let signs = letters(0, -52, 34, home, paint) + letters(0, 32, 82, large, paint) + letters(0, 74, 27, code, paint)
    if (kind === 0) signs += stroke('M-33 -43H33', { color: paint, width: 6 })
    if (kind === 1) signs += stroke('M-82 2h22M-71 -9v22', { color: paint, width: 7 })
    if (kind === 2) signs += letters(-70, 14, 34, pick(['E', 'K', 'N', 'S', 'T']), paint)
    if (kind === 3) signs += dot(73, 2, 10, paint) + dot(-73, 2, 10, paint)
    const side = roll() < 0.5 ? 1 : -1
    return (
      `<g transform="translate(${x.toFixed(1)} ${y.toFixed(1)}) rotate(${turn.toFixed(1)})">` +
      dot(7, 10, r + 1, INK, 0.34) +
      `<circle r="${r}" fill="${red ? '#8f2413' : '#8d948f'}" stroke="${INK}" stroke-width="3"/>` +
      `<circle cx="-2" cy="-2" r="${r - 9}" fill="${metal}" stroke="${INK}" stroke-width="2.6"/>` +
      signs +
      // The wire by which it hangs on a bicycle, folded down along the rim, and its two eyes.
      stroke(`M${-r + 3} 0A${r - 4} ${r - 4} 0 0 ${side > 0 ? 0 : 1} ${r - 3} 0`, { width: 6 }) +
      stroke(`M${-r + 3} 0A${r - 4} ${r - 4} 0 0 ${side > 0 ? 0 : 1} ${r - 3} 0`, { color: '#a9a798', width: 2.4 }) +
      box(-r - 5, -10, 15, 20, '#6f7470', `stroke="${INK}" stroke-width="2"`) +
      box(r - 10, -10, 15, 20, '#6f7470', `stroke="${INK}" stroke-width="2"`) +
      '</g>'
    )
  }
  const wood = (x: number, y: number, w: number, h: number): string => {
    let grain = ''
    if (h > 40) {
      const from = x + roll() * w * 0.4
      grain += `M${from.toFixed(1)} ${(y + h * 0.36).toFixed(1)}h${(w * (0.2 + roll() * 0.35)).toFixed(1)}`
    }
    return (
      box(x, y, w, h, '#b9936a', `stroke="${INK}" stroke-width="2.6"`) +
      stroke(grain, { color: '#5b3d24', width: 1.4, opacity: 0.7 })
    )
  }
  const tray = (x: number, y: number, count: number, red: number): string => {
    const [w, h] = [count * pitch + wall * 2, pitch * 2 + wall * 2]
    let body = box(x + 14, y + 18, w, h, INK, 'opacity="0.28"') + box(x, y, w, h, '#4a3a2a')
    for (let k = 0; k * 84 < h - wall * 2 - 20; k++) body += wood(x + wall, y + wall + 6 + k * 84, w - wall * 2, 64)
    let tins = ''
    for (let k = 0; k < count; k++)
      for (const row of [0, 1])
        if (roll() > 0.03 || red === k * 2 + row)
          tins += tin(x + wall + (k + 0.5) * pitch, y + wall + (row + 0.5) * pitch, red === k * 2 + row)
    const rims = wood(x, y, w, wall) + wood(x, y + h - wall, w, wall)
    const ends = [x, x + w - wall].map((at) => box(at, y, wall, h, '#b9936a', `stroke="${INK}" stroke-width="2.6"`))
    const nails = [x + 10, x + w - 10].flatMap((at) => [y + 10, y + h - 10].map((to) => dot(at, to, 3.4)))
    return body + tins + rims + ends.join('') + nails.join('')
  }
  let floor = ''
  for (let row = -3; row < 12; row++) {
    floor += `M-500 ${row * 150}H2200`
    for (let k = -3; k < 11; k++) floor += `M${k * 260 + (row % 2) * 130} ${row * 150}v150`
  }
  return sheet(
    `<g transform="rotate(-13 800 533)">${stroke(floor, { width: 1.6, opacity: 0.4 })}` +
      tray(-640, -400, 6, -1) +
      tray(880, -420, 5, -1) +
      tray(-860, 188, 5, -1) +
      tray(420, 168, 6, 3) +
      tray(-560, 774, 6, -1) +
      tray(960, 754, 5, -1) +
      '</g>' +
      holding({ skin: '#a06a45', sleeve: '#f6f1e4', cuff: '#dfe4df' }, '', {
        at: [762, 486],
        degrees: 238,
        scale: 1,
        mirrored: true,
      }),
    SAND,
  )
}

export const TABLES: Picture[] = [
  { name: 'seoul-kimjang', draw: jars },
  { name: 'mumbai-lunchboxes', draw: lunchboxes },
]
