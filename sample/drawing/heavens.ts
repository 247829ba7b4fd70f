// The Earth and the sun, measured: an arc for the noon, and two opinions about the shape of the globe.
import {
  ACCENT,
  clip,
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

const radians = (degrees: number): number => (degrees * Math.PI) / 180

function meridianArc(): string {
  const roll = dice(1437)
  // Forty meters are 640 units; the center of the arc is the opening under the roof.
  const [cx, cy, radius] = [640, 282, 640]
  const on = (zenith: number, r = radius): Point => [
    cx + Math.sin(radians(zenith)) * r,
    cy + Math.cos(radians(zenith)) * r,
  ]
  const level = 746
  const rough = ridge(40, 5)
  const hill = (x: number): number => {
    const flank = Math.max(0, 500 - x) / 500 + Math.max(0, x - 1400) / 330
    return level + 170 * flank ** 1.3 + rough(x / 120) * (3 + flank * 12)
  }
  const top = Array.from({ length: 165 }, (_, i): Point => [-20 + i * 10, hill(-20 + i * 10)])
  const ground = line([...top, [WIDTH + 20, HEIGHT + 20], [-20, HEIGHT + 20]], true)
  const lasting = 43.5
  const band = (from: number, to: number, inner: number, outer: number): string => {
    const a: Point[] = []
    const b: Point[] = []
    for (let z = from; z <= to + 0.01; z += 0.5) {
      a.push(on(z, inner))
      b.unshift(on(z, outer))
    }
    return line([...a, ...b], true)
  }
  let degrees = ''
  let lost = ''
  for (let z = 0; z <= 80; z++) {
    const reach = z % 10 === 0 ? 46 : z % 5 === 0 ? 32 : 18
    const tick = line([on(z, radius - 6), on(z, radius - 6 - reach)])
    if (z <= lasting) degrees += tick
    else lost += tick
  }
  // The trench is cut a little wider than the arc, and its floor is a stair.
  const trench = `${line([
    [cx - 34, level + 2],
    [cx - 34, cy + radius + 26],
  ])}L${Array.from({ length: 46 }, (_, z) => on(z, radius + 34))
    .map(([x, y]) => `${x.toFixed(1)} ${y.toFixed(1)}`)
    .join('L')}L${on(lasting + 1, radius + 34)[0] + 8} ${level + 2}Z`
  let stair = ''
  for (let z = 2; z < lasting - 1; z += 1.35) {
    const [x, y] = on(z, radius + 30)
    const [nx, ny] = on(z + 1.35, radius + 30)
    stair += `M${x.toFixed(1)} ${y.toFixed(1)}H${nx.toFixed(1)}V${ny.toFixed(1)}`
  }
  const [left, right, roof] = [606, 1342, 262]
  const dashes = { width: 3, dash: '13 9', opacity: 0.85 } as const
  let arches = ''
  for (let storey = 0; storey < 3; storey++) {
    const [foot, h] = [level - storey * 158, 112]
    for (let k = 0; k < 9; k++) {
      const x = left + 26 + k * 78
      arches += `M${x} ${foot}V${foot - h * 0.6}q0 -${h * 0.24} 29 -${h * 0.4}q29 ${h * 0.16} 29 ${h * 0.4}V${foot}`
    }
  }
  const floors = [level - 158, level - 316].map((y) => `M${left} ${y}H${right}`).join('')
  const zenith = 39.7
  const sun: Point = [cx - Math.sin(radians(zenith)) * 232, cy - Math.cos(radians(zenith)) * 232]
  const spot = on(zenith, radius - 4)
  const ray = (turn: number, from: number, to: number): string => {
    const a = radians(turn)
    return `M${(sun[0] + Math.cos(a) * from).toFixed(1)} ${(sun[1] + Math.sin(a) * from).toFixed(1)}L${(sun[0] + Math.cos(a) * to).toFixed(1)} ${(sun[1] + Math.sin(a) * to).toFixed(1)}`
  }
  let rays = ''
  for (let k = 0; k < 40; k++) {
    const turn = k * 9
    if (Math.abs(((turn - (90 - zenith) + 540) % 360) - 180) < 12) continue
    rays += ray(turn, 84, k % 2 ? 96 : 103)
  }
  const beam = line([[cx - 5, cy], on(zenith - 1.1, radius - 8), on(zenith + 1.1, radius - 8), [cx + 5, cy]], true)
  let far = ''
  const ribs = (x: number, foot: number, r: number): string =>
    Array.from({ length: 9 }, (_, k) => {
      const w = r * Math.sin(radians(-80 + k * 20))
      return `M${x + w * 0.9} ${foot}C${x + w * 1.2} ${foot - r * 0.7} ${x + w * 0.9} ${foot - r * 1.25} ${x} ${foot - r * 1.5}`
    }).join('')
  const tomb = (x: number, foot: number, r: number): string =>
    fill(`M${x - r * 0.86} ${foot}h${r * 1.72}v${r * 0.9}h${-r * 1.72}Z`, SAND) +
    stroke(`M${x - r * 0.86} ${foot}h${r * 1.72}v${r * 0.9}h${-r * 1.72}Z`, { width: 2.2 }) +
    fill(
      `M${x - r * 0.9} ${foot}C${x - r * 1.2} ${foot - r * 0.7} ${x - r * 0.9} ${foot - r * 1.25} ${x} ${foot - r * 1.5}C${x + r * 0.9} ${foot - r * 1.25} ${x + r * 1.2} ${foot - r * 0.7} ${x + r * 0.9} ${foot}Z`,
      '#7f9c9f',
    ) +
    stroke(ribs(x, foot, r), { width: 1.6 })
  for (let i = 0; i < 42; i++) {
    const x = 20 + i * 12 + roll() * 8
    const h = 18 + roll() * 34
    far += `M${x.toFixed(1)} 900V${(858 - h).toFixed(1)}h${(16 + roll() * 18).toFixed(1)}V900`
  }
  return sheet(
    Array.from({ length: 21 }, (_, i) => stroke(`M0 ${36 + i * 36}H${WIDTH}`, { width: 1, opacity: 0.2 })).join('') +
      fill(far, '#e9dfc8') +
      stroke(far, { width: 1.6, opacity: 0.6 }) +
      tomb(170, 806, 58) +
      stroke('M300 900V720M318 900V720M296 720h26', { width: 2.2 }) +
      `<path d="M${left} ${level}V${roof}H${right}V${level}" fill="${PAPER}" opacity="0.55"/>` +
      stroke(`M${left} ${level}V${roof}H${right}V${level}`, dashes) +
      stroke(floors, { ...dashes, width: 2 }) +
      stroke(arches, { width: 2, dash: '7 7', opacity: 0.5 }) +
      stroke(band(lasting, 80, radius, radius + 26), { width: 2.6, dash: '11 8' }) +
      stroke(lost, { width: 2.2, opacity: 0.65 }) +
      fill(ground, SAND) +
      stroke(hatch(-38, 15, 6, 4), { width: 1.7, opacity: 0.62, clip: 'ground' }) +
      stroke(line(top), { width: 4 }) +
      fill(trench, '#2c3235') +
      stroke(stair, { color: TINT, width: 2, opacity: 0.85 }) +
      fill(band(0, lasting, radius, radius + 22), PAPER) +
      stroke(band(0, lasting, radius, radius + 22), { width: 3 }) +
      stroke(degrees, { color: PAPER, width: 3 }) +
      fill(beam, ACCENT, 0.32) +
      stroke(line([sun, spot]), { color: ACCENT, width: 6 }) +
      stroke(rays, { color: ACCENT, width: 4 }) +
      dot(sun[0], sun[1], 72, ACCENT) +
      stroke(`M${left - 16} ${cy - 20}h32M${left - 16} ${cy + 20}h32`, { width: 5 }) +
      dot(cx, cy, 9, PAPER) +
      stroke(`M${cx - 9} ${cy}a9 9 0 1 0 18 0a9 9 0 1 0 -18 0`, { width: 3.4 }) +
      dot(spot[0], spot[1], 15, ACCENT) +
      dot(spot[0], spot[1], 6, PAPER),
    TINT_LIGHT,
    clip('ground', ground),
  )
}

function orangeAndLemon(): string {
  const roll = dice(1736)
  const line0 = 550
  type Fruit = { x: number; rx: number; ry: number; tip: number; skin: string; dark: string; id: string }
  const edge = ({ x, rx, ry, tip }: Fruit): Point[] =>
    Array.from({ length: 120 }, (_, i): Point => {
      const a = (i / 120) * Math.PI * 2
      const pole = Math.abs(Math.sin(a)) ** 26
      // A lemon has a nipple at each end.
      const r = 1 + tip * pole
      return [x + Math.cos(a) * rx * (tip > 0 ? 1 - 0.1 * Math.abs(Math.sin(a)) ** 3 : 1), line0 + Math.sin(a) * ry * r]
    })
  const fruit = (shape: Fruit): string => {
    const { x, rx, ry, skin, dark, id } = shape
    const outline = line(edge(shape), true)
    let net = ''
    for (let k = -5; k <= 5; k++) {
      const w = rx * Math.sin(radians(k * 15))
      net += `M${x} ${line0 - ry * 1.2}C${x + w * 1.34} ${line0 - ry * 0.62} ${x + w * 1.34} ${line0 + ry * 0.62} ${x} ${line0 + ry * 1.2}`
    }
    for (let k = 1; k < 6; k++)
      for (const side of [-1, 1]) {
        const y = line0 + side * ry * Math.sin(radians(k * 15))
        net += `M${x - rx} ${y.toFixed(1)}H${x + rx}`
      }
    let pores = ''
    for (let k = 0; k < 900; k++) {
      const [px, py] = [(roll() * 2 - 1) * rx, (roll() * 2 - 1) * ry * 1.1]
      const shade = (px / rx) * 0.6 + (py / ry) * 0.55
      if (roll() > 0.32 + shade * 0.75) continue
      pores += dot(x + px, line0 + py, 1.6 + Math.max(0, shade) * 2.2 + roll(), dark, 0.75)
    }
    return (
      clip(id, outline) +
      fill(outline, skin) +
      `<g clip-path="url(#${id})">${fill(`M${x + rx * 0.1} ${line0 + ry * 1.3}C${x + rx * 0.9} ${line0 + ry * 0.7} ${x + rx * 0.8} ${line0 - ry * 0.5} ${x + rx * 0.62} ${line0 - ry}H${x + rx * 1.2}V${line0 + ry * 1.3}Z`, dark, 0.3)}${pores}${stroke(net, { width: 2, opacity: 0.62 })}</g>` +
      stroke(outline, { width: 5 })
    )
  }
  const orange: Fruit = { x: 470, rx: 372, ry: 306, tip: 0, skin: '#dfae68', dark: '#9c6527', id: 'orange' }
  const lemon: Fruit = { x: 1180, rx: 274, ry: 352, tip: 0.13, skin: '#ecdf9e', dark: '#a8964a', id: 'lemon' }
  const stalk = (x: number, y: number): string =>
    `<path d="M${x - 13} ${y + 8}L${x - 8} ${y - 34}L${x + 12} ${y - 36}L${x + 14} ${y + 8}Z" fill="#6d6545" stroke="${INK}" stroke-width="3.4" stroke-linejoin="round"/>`
  const leaf = (x: number, y: number, turn: number, size: number): string => {
    let veins = `M0 0C${size * 0.4} -${size * 0.06} ${size * 0.7} -${size * 0.04} ${size} 0`
    for (let k = 1; k < 8; k++) {
      const at = (size * k) / 8.4
      const reach = size * 0.17 * Math.sin((k / 8.4) * Math.PI)
      veins += `M${at.toFixed(1)} ${(-size * 0.035).toFixed(1)}l${(size * 0.08).toFixed(1)} ${(-reach).toFixed(1)}M${at.toFixed(1)} ${(-size * 0.035).toFixed(1)}l${(size * 0.08).toFixed(1)} ${reach.toFixed(1)}`
    }
    return (
      `<g transform="translate(${x} ${y}) rotate(${turn})"><path d="M0 0C${size * 0.24} -${size * 0.34} ${size * 0.72} -${size * 0.3} ${size} 0C${size * 0.7} ${size * 0.2} ${size * 0.26} ${size * 0.24} 0 0Z" fill="#6f8573" stroke="${INK}" stroke-width="3.6" stroke-linejoin="round"/>` +
      stroke(veins, { width: 2, opacity: 0.75 }) +
      '</g>'
    )
  }
  // The tape that was laid along the meridian, one pole to the other, beside each fruit.
  const ruler = (x: number, ry: number): string => {
    let d = `M${x} ${line0 - ry}V${line0 + ry}`
    for (let k = -9; k <= 9; k++) {
      const y = line0 + (ry * k) / 9
      d += `M${x} ${y.toFixed(1)}h${k % 3 === 0 ? 26 : 14}`
    }
    return stroke(d, { width: 2.6 })
  }
  return sheet(
    Array.from({ length: 27 }, (_, i) => stroke(`M0 ${20 + i * 40}H${WIDTH}`, { width: 1, opacity: 0.18 })).join('') +
      leaf(482, 232, -24, 230) +
      fruit(orange) +
      stalk(474, 254) +
      leaf(468, 236, 196, 178) +
      fruit(lemon) +
      ruler(56, 290) +
      ruler(1508, 398) +
      stroke(`M0 ${line0}H${WIDTH}`, { color: PAPER, width: 13 }) +
      stroke(`M0 ${line0}H${WIDTH}`, { color: ACCENT, width: 7 }),
    '#e3ddcb',
  )
}

export const HEAVENS: Picture[] = [
  { name: 'samarkand-meridian', draw: meridianArc },
  { name: 'quito-equator', draw: orangeAndLemon },
]
