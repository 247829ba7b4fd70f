// Where food waits: vats for fish, a wall of doors for grain.
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
} from './paper.ts'

const WOOD = '#8a6446'
const DARK = '#4b3526'

function vats(): string {
  const roll = dice(2012)
  const [top, foot] = [262, 858]
  const outline = (x: number, half: number): Point[] => [
    [x - half * 0.94, top],
    [x + half * 0.94, top],
    [x + half, foot],
    [x - half, foot],
  ]
  const edge = (half: number, y: number): number => half * (0.94 + ((y - top) / (foot - top)) * 0.06)
  const hoop = (x: number, half: number, y: number): string => {
    const [w, h] = [edge(half, y) + 12, 36]
    let braid = ''
    for (let k = -w + 4; k < w - 8; k += 15)
      braid += `M${(x + k).toFixed(1)} ${y + h - 5}c6 -6 4 -16 15 -26M${(x + k + 4).toFixed(1)} ${y + 5}c7 5 5 13 13 22`
    return (
      box(x - w, y, w * 2, h, '#d3b57c', `rx="16" stroke="${INK}" stroke-width="3.4"`) +
      stroke(braid, { color: DARK, width: 2.2 })
    )
  }
  const hoops = (x: number, half: number): string => [318, 452, 600, 752].map((y) => hoop(x, half, y)).join('')
  const vat = (x: number, half: number): string => {
    let staves = ''
    for (let k = -half + 22; k < half - 6; k += 31) {
      staves += `M${(x + k * 0.94).toFixed(1)} ${top}L${(x + k).toFixed(1)} ${foot}`
    }
    let grain = ''
    for (let k = 0; k < half * 0.55; k++) {
      const [gx, gy] = [x - half * 0.9 + roll() * half * 1.8, top + 20 + roll() * 540]
      grain += `M${gx.toFixed(1)} ${gy.toFixed(1)}v${(14 + roll() * 40).toFixed(1)}`
    }
    const shade = line(
      [
        [x + half * 0.5, top],
        [x + half * 0.94, top],
        [x + half, foot],
        [x + half * 0.54, foot],
      ],
      true,
    )
    return (
      `<path d="${line(outline(x, half), true)}" fill="${WOOD}" stroke="${INK}" stroke-width="4"/>` +
      fill(shade, DARK, 0.45) +
      stroke(staves, { width: 2.4, opacity: 0.85 }) +
      stroke(grain, { color: DARK, width: 1.6, opacity: 0.8 }) +
      box(x - half, top - 16, half * 2, 20, DARK, `stroke="${INK}" stroke-width="3"`) +
      hoops(x, half) +
      stroke(`M${x} ${foot - 34}v30`, { width: 15 }) +
      dot(x, foot - 34, 13, '#d3b57c')
    )
  }
  const [cx, half] = [800, 262]
  const inside = line(
    [
      [cx - half * 0.94 + 28, top + 34],
      [cx + half * 0.94 - 28, top + 34],
      [cx + half - 28, foot - 26],
      [cx - half + 28, foot - 26],
    ],
    true,
  )
  const level = 748
  let salt = ''
  let fish = ''
  for (let row = 0; row < 17; row++) {
    const y = top + 66 + row * 31
    if (row % 4 === 3) {
      for (let k = 0; k < 150; k++)
        salt += dot(cx - 250 + roll() * 500, y + (roll() - 0.5) * 18, 1.6 + roll() * 2, PAPER, 0.95)
      continue
    }
    for (let k = -4; k <= 4; k++) {
      const x = cx + k * 61 + (row % 2) * 30 + (roll() - 0.5) * 14
      const flip = (row + (k & 1)) % 2 ? 1 : -1
      const lean = (roll() - 0.5) * 20
      const sunk = y > level
      fish +=
        `<g transform="translate(${x.toFixed(1)} ${(y + (roll() - 0.5) * 8).toFixed(1)}) rotate(${lean.toFixed(1)}) scale(${flip} 1)">` +
        `<path d="M-31 0C-20 -12 8 -12 22 -1L34 -9V9L22 1C8 12 -20 12 -31 0Z" fill="${sunk ? '#b9583f' : row % 3 === 0 ? TINT : TINT_LIGHT}" stroke="${INK}" stroke-width="2"/>` +
        `<path d="M-20 -3H20" stroke="${sunk ? PAPER : '#57706f'}" stroke-width="2.4"/>` +
        dot(-22, -2, 2.6) +
        '</g>'
    }
  }
  let slats = ''
  for (let k = -8; k <= 8; k++)
    slats += box(cx + k * 26 - 12, top + 20, 23, 20, '#cdb98a', `stroke="${INK}" stroke-width="2"`)
  const stone = (x: number, y: number, w: number, h: number): string => {
    const shape = curve(
      Array.from({ length: 9 }, (_, k): Point => {
        const a = (k / 9) * Math.PI * 2
        return [x + Math.cos(a) * w * (0.9 + roll() * 0.2), y + Math.sin(a) * h * (0.86 + roll() * 0.2)]
      }),
      true,
    )
    let marks = ''
    for (let k = 0; k < 9; k++)
      marks += `M${(x + (roll() - 0.2) * w).toFixed(1)} ${(y + (roll() - 0.1) * h * 0.8).toFixed(1)}l-8 7`
    return `<path d="${shape}" fill="#b4ad9b" stroke="${INK}" stroke-width="3"/>${stroke(marks, { width: 1.8, opacity: 0.7 })}`
  }
  const stones =
    stone(cx - 156, top - 22, 66, 42) +
    stone(cx + 150, top - 24, 72, 44) +
    stone(cx - 4, top - 26, 82, 48) +
    stone(cx - 78, top - 84, 58, 36) +
    stone(cx + 76, top - 88, 62, 38)
  const cut =
    `<path d="${line(outline(cx, half), true)}" fill="${DARK}" stroke="${INK}" stroke-width="4"/>` +
    clip('inside', inside) +
    fill(inside, '#c9b899') +
    box(cx - half, level, half * 2, foot - level, ACCENT, 'opacity="0.62" clip-path="url(#inside)"') +
    `<g clip-path="url(#inside)">${salt}${fish}</g>` +
    stroke(inside, { width: 3 }) +
    slats +
    stones
  // What the cut leaves of the hoops: their ends, round, on both walls.
  const ends = [318, 452, 600, 752]
    .flatMap((y) =>
      [-1, 1].map((side) => {
        const x = cx + side * (edge(half, y) - 2)
        return `<ellipse cx="${x}" cy="${y + 18}" rx="22" ry="19" fill="#d3b57c" stroke="${INK}" stroke-width="3.4"/>${stroke(`M${x - 12} ${y + 24}q12 4 22 -10M${x - 14} ${y + 14}q10 2 18 -10`, { color: DARK, width: 2 })}`
      }),
    )
    .join('')
  const jar = `<path d="M742 946C722 968 716 1010 734 1050H866C884 1010 878 968 858 946Z" fill="#6d4a34" stroke="${INK}" stroke-width="4"/><ellipse cx="800" cy="946" rx="58" ry="13" fill="${ACCENT}" stroke="${INK}" stroke-width="4"/>`
  const tap =
    box(784, foot - 22, 32, 46, '#d3b57c', `stroke="${INK}" stroke-width="3.4"`) +
    stroke(`M800 ${foot + 24}V948`, { color: ACCENT, width: 11 })
  let roof = ''
  for (let k = 0; k < 21; k++) roof += `M${k * 80} 0L${800 + (k * 80 - 800) * 0.8} 118`
  return sheet(
    box(0, 0, WIDTH, 122, '#3d3a33') +
      stroke(roof, { color: '#6f6a5c', width: 3 }) +
      box(0, 116, WIDTH, 22, DARK, `stroke="${INK}" stroke-width="3"`) +
      Array.from({ length: 22 }, (_, i) => stroke(`M0 ${156 + i * 32}H${WIDTH}`, { width: 1, opacity: 0.16 })).join(
        '',
      ) +
      box(0, foot + 4, WIDTH, HEIGHT - foot, SAND) +
      stroke(hatch(-8, 15, 3, 3), { width: 1.5, opacity: 0.5, clip: 'floor' }) +
      stroke(`M0 ${foot + 4}H${WIDTH}`, { width: 4 }) +
      [-6, 332, 1268, 1606].map((x) => vat(x, 152)).join('') +
      cut +
      ends +
      tap +
      jar,
    '#e6dcc4',
    clip('floor', `M0 ${foot + 4}H${WIDTH}V${HEIGHT}H0Z`),
  )
}

function granary(): string {
  const roll = dice(1930)
  const rough = ridge(19, 5)
  const peak = (x: number): number => 118 - rough(x / 260) * 60 - 60 * Math.exp(-(((x - 1180) / 300) ** 2))
  const far = Array.from({ length: 84 }, (_, i): Point => [-20 + i * 20, peak(-20 + i * 20)])
  let shade = ''
  for (let x = 0; x < WIDTH; x += 9) {
    if (peak(x + 12) - peak(x - 12) < 0) continue
    shade += `M${x} ${peak(x).toFixed(1)}l-9 ${(26 + roll() * 40).toFixed(1)}`
  }
  // The parapet: a wall that has been mended often, with a tower at each end.
  const parapet: Point[] = [
    [-20, 96],
    [170, 92],
    [176, 196],
    [420, 204],
    [700, 190],
    [940, 206],
    [1240, 194],
    [1400, 200],
    [1408, 60],
    [1620, 66],
  ]
  const wall = line([...parapet, [WIDTH + 20, 1000], [-20, 1000]], true)
  let stones = ''
  for (let y = 60; y < 1000; ) {
    const h = 13 + roll() * 13
    for (let x = -20 - roll() * 40; x < WIDTH + 20; ) {
      const w = 22 + roll() * 56
      const tone = roll()
      stones += `<path d="M${x.toFixed(1)} ${(y + roll() * 3).toFixed(1)}l${(w - 3).toFixed(1)} ${((roll() - 0.5) * 4).toFixed(1)}l${((roll() - 0.5) * 3).toFixed(1)} ${(h - 3).toFixed(1)}l${(-w + 4).toFixed(1)} ${((roll() - 0.5) * 3).toFixed(1)}Z" fill="${tone < 0.5 ? '#d8c49d' : tone < 0.8 ? '#cbb489' : '#bfa77c'}" stroke="#6d5a3c" stroke-width="1.5" stroke-linejoin="round"/>`
      x += w
    }
    y += h
  }
  const [dw, dh] = [92, 124]
  const door = (x: number, y: number, red: boolean): string => {
    const leaf = red ? ACCENT : (['#6b4a30', '#5b4632', '#7a5a3c', '#4f4436'][Math.floor(roll() * 4)] as string)
    let planks = ''
    for (let k = 1; k < 4; k++) planks += `M${x + (dw * k) / 4 + (roll() - 0.5) * 4} ${y + 4}V${y + dh - 4}`
    let carving = ''
    if (roll() < 0.5 || red)
      for (const at of [0.2, 0.78])
        carving += `M${x + 8} ${y + dh * at}l${dw / 8 - 2} -9l${dw / 8} 9l${dw / 8} -9l${dw / 8} 9l${dw / 8} -9l${dw / 8} 9l${dw / 8} -9`
    const lockX = x + (roll() < 0.5 ? 12 : dw - 40)
    return (
      box(x - 12, y - 12, dw + 24, dh + 18, '#2b241c') +
      box(x - 24, y - 30, dw + 48, 22, '#5f4c36', `stroke="${INK}" stroke-width="3"`) +
      box(x, y, dw, dh, leaf, `stroke="${INK}" stroke-width="3.4"`) +
      stroke(planks, { width: 2.2, opacity: 0.75 }) +
      stroke(carving, { color: red ? PAPER : '#d8c49d', width: 2.4, opacity: 0.8 }) +
      box(lockX, y + dh * 0.44, 28, 34, red ? '#8f2413' : '#3a2d20', `stroke="${INK}" stroke-width="2.6"`) +
      dot(lockX + 14, y + dh * 0.44 + 17, 4, red ? PAPER : '#d8c49d') +
      box(x - 20, y + dh + 4, dw + 40, 13, '#8b7a5c', `stroke="${INK}" stroke-width="2.6"`)
    )
  }
  const hole = (x: number, y: number): string =>
    `<path d="M${x - 13} ${y}v-16a13 14 0 0 1 26 0v16Z" fill="${INK}" stroke="#6d5a3c" stroke-width="2.6"/>`
  const slab = (x: number, y: number, red = false): string =>
    `<path d="M${x - 26} ${y + 12}h52l-14 50h-52Z" fill="${INK}" opacity="0.3"/>` +
    `<path d="M${x - 30} ${y}h60l-6 15h-48Z" fill="${red ? '#e9dcbf' : '#8f8468'}" stroke="${INK}" stroke-width="3" stroke-linejoin="round"/>`
  const rows = [262, 446, 630, 814]
  const columns = Array.from({ length: 7 }, (_, i) => 70 + i * 226)
  let doors = ''
  rows.forEach((y, row) => {
    columns.forEach((x, column) => {
      const red = row === 1 && column === 4
      const at = x + (roll() - 0.5) * 14
      const to = y + (roll() - 0.5) * 10
      doors += door(at, to, red)
      if ((row + column) % 3 === 0) doors += hole(at + dw + 40, to + dh - 2)
    })
  })
  // Slabs by which one climbs: between the columns, a ladder each, not all of them complete.
  let steps = ''
  columns.slice(0, 6).forEach((x, column) => {
    const way = column === 3
    for (let k = 0; k < 9; k++) {
      if (column === 0 && k > 5) continue
      if (way && k > 6) continue
      const y = 890 - k * 78
      steps += slab(x + 159 + (k % 2 ? 11 : -11), y, way)
    }
  })
  const cat =
    `<path d="M1022 991C1010 960 1016 936 1040 924C1044 906 1046 898 1050 890L1056 900H1070L1078 889C1082 908 1080 920 1074 928C1090 948 1094 972 1090 991Z" fill="${INK}"/>` +
    stroke('M1024 986C992 990 984 966 996 946', { width: 8 }) +
    dot(1057, 911, 2.4, '#e9dcbf') +
    dot(1070, 911, 2.4, '#e9dcbf')
  return sheet(
    Array.from({ length: 6 }, (_, i) => stroke(`M0 ${20 + i * 22}H${WIDTH}`, { width: 1, opacity: 0.25 })).join('') +
      fill(line([...far, [WIDTH + 20, 400], [-20, 400]], true), TINT) +
      stroke(shade, { width: 1.5, opacity: 0.5 }) +
      stroke(line(far), { width: 2.4 }) +
      fill(wall, '#6d5a3c') +
      `<g clip-path="url(#wall)">${stones}</g>` +
      stroke(line(parapet), { width: 4 }) +
      steps +
      doors +
      box(0, 988, WIDTH, 90, '#e9dcbf') +
      stroke(hatch(-4, 16, 8, 4), { width: 1.5, opacity: 0.5, clip: 'lane' }) +
      stroke(`M0 988H${WIDTH}`, { width: 4 }) +
      cat,
    TINT_LIGHT,
    clip('wall', wall) + clip('lane', `M0 988H${WIDTH}V${HEIGHT}H0Z`),
  )
}

export const STORES: Picture[] = [
  { name: 'phu-quoc-fish-sauce', draw: vats },
  { name: 'amtoudi-granary', draw: granary },
]
