// Streets and houses: traffic from above, a house that breathes.
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
  LAMP,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
  SAND,
  sheet,
  stroke,
  TINT,
  WIDTH,
} from './paper.ts'

function sweden(): string {
  const roll = dice(1967)
  const middle = HEIGHT / 2
  const lane = 128
  // From one side of the street to the other, smoothly, around the middle of the sheet.
  const shift = (x: number): number => {
    const t = Math.min(1, Math.max(0, (x - 420) / 760))
    return (t * t * (3 - 2 * t) - 0.5) * 2
  }
  const lanes = [-1, 1].flatMap((side) => [0, 1].map((k) => ({ side, offset: lane - 44 + k * 92 })))
  const y = (side: number, offset: number, x: number): number =>
    middle + side * shift(x) * offset * (1 - 0.34 * Math.exp(-(((x - 800) / 300) ** 2)))
  const car = (x: number, cy: number, turn: number, color: string, long = 74, wide = 34): string => {
    const degrees = ((turn * 180) / Math.PI).toFixed(1)
    return (
      `<g transform="translate(${x.toFixed(1)} ${cy.toFixed(1)}) rotate(${degrees})">` +
      `<path d="M${long / 2} -${wide * 0.36}L${long / 2 + 190} -${wide * 1.9}V${wide * 1.9}L${long / 2} ${wide * 0.36}Z" fill="url(#beam)"/>` +
      `<rect x="${-long / 2}" y="${-wide / 2}" width="${long}" height="${wide}" rx="11" fill="${color}" stroke="${NIGHT}" stroke-width="2"/>` +
      `<rect x="${-long * 0.24}" y="${-wide * 0.4}" width="${long * 0.46}" height="${wide * 0.8}" rx="7" fill="${NIGHT}" opacity="0.82"/>` +
      `<rect x="${-long * 0.15}" y="${-wide * 0.36}" width="${long * 0.26}" height="${wide * 0.72}" rx="5" fill="${color}"/>` +
      dot(long / 2 - 4, -wide * 0.32, 4, LAMP) +
      dot(long / 2 - 4, wide * 0.32, 4, LAMP) +
      '</g>'
    )
  }
  const colors = [PAPER, TINT, '#8fa6a8', '#d9cdb2', '#6d858a', '#e9e1cf']
  let cars = ''
  for (const { side, offset } of lanes) {
    for (let x = -60 + roll() * 60; x < WIDTH + 60; x += 148 + roll() * 84) {
      if (Math.abs(x - 800) < 150) continue
      const slope = (y(side, offset, x + 6) - y(side, offset, x - 6)) / 12
      const bus = roll() < 0.1
      // Side 1 runs from above to below and drives to the right, the other one comes toward it.
      const turn = Math.atan(slope) + (side === 1 ? 0 : Math.PI)
      const color = colors[Math.floor(roll() * colors.length)] as string
      cars += car(x, y(side, offset, x), turn, color, bus ? 128 : 74, bus ? 42 : 34)
    }
  }
  const tracks = lanes
    .map(({ side, offset }) =>
      stroke(curve(Array.from({ length: 42 }, (_, i): Point => [-20 + i * 41, y(side, offset, -20 + i * 41)])), {
        color: side === 1 ? PAPER : TINT,
        width: 2.4,
        dash: '3 15',
        opacity: 0.65,
      }),
    )
    .join('')
  // Roofs along both curbs, trees and people in front of them.
  let roofs = ''
  for (const top of [true, false]) {
    for (let x = -40; x < WIDTH; ) {
      const w = 150 + roll() * 150
      const depth = 150 + roll() * 60
      const at = top ? middle - 330 - depth : middle + 330
      const ridge = at + depth / 2
      roofs +=
        box(x, at, w - 10, depth, '#1b252b', `stroke="#54666c" stroke-width="2"`) +
        stroke(
          `M${x} ${at}L${x + 46} ${ridge}H${x + w - 56}L${x + w - 10} ${at}M${x} ${at + depth}L${x + 46} ${ridge}M${x + w - 56} ${ridge}L${x + w - 10} ${at + depth}`,
          { color: '#54666c', width: 2 },
        )
      let tiles = ''
      for (let k = x + 60; k < x + w - 60; k += 12) tiles += `M${k} ${ridge + 6}V${at + depth - 6}`
      roofs += stroke(tiles, { color: '#54666c', width: 1.2, opacity: 0.6 })
      if (roll() < 0.55) roofs += box(x + 60 + roll() * (w - 130), ridge - 34, 18, 18, LAMP)
      x += w
    }
  }
  let edge = ''
  for (const at of [middle - 292, middle + 292]) {
    for (let x = 24 + roll() * 30; x < WIDTH; x += 88 + roll() * 34) {
      let crown = ''
      for (let k = 0; k < 13; k++) {
        const a = (k / 13) * Math.PI * 2
        crown += `M${x.toFixed(1)} ${at}L${(x + Math.cos(a) * 22).toFixed(1)} ${(at + Math.sin(a) * 22).toFixed(1)}`
      }
      edge += dot(x, at, 23, '#26383b') + stroke(crown, { color: TINT, width: 1.5, opacity: 0.7 })
    }
    for (let k = 0; k < 74; k++)
      edge += dot(roll() * WIDTH, at + (at < middle ? 34 : -34) + (roll() - 0.5) * 26, 4.2, PAPER, 0.5 + roll() * 0.4)
  }
  return sheet(
    box(0, middle - 325, WIDTH, 650, '#222d33') +
      box(0, middle - 248, WIDTH, 496, '#151d22') +
      roofs +
      edge +
      stroke(`M0 ${middle - 248}H${WIDTH}M0 ${middle + 248}H${WIDTH}`, { color: PAPER, width: 2.6, opacity: 0.7 }) +
      tracks +
      cars +
      car(800, middle, 0.52, ACCENT, 104, 50),
    NIGHT,
    `<linearGradient id="beam"><stop offset="0" stop-color="${LAMP}" stop-opacity="0.5"/><stop offset="1" stop-color="${LAMP}" stop-opacity="0"/></linearGradient>`,
  )
}

/** A house in Yazd, cut from the street to the tunnel of water under it. */
function windTower(): string {
  const roll = dice(1750)
  const street = 620
  const room = (d: string, color: string): string =>
    `<path d="${d}" fill="${color}" stroke="${INK}" stroke-width="4" stroke-linejoin="round"/>`
  // What stands behind: the town as a row of flat roofs, domes and other people's towers.
  let town = ''
  let slots = ''
  const behind = (x: number, w: number, top: number): void => {
    town += `M${x} ${street}V${top}H${x + w}V${street}`
    for (let k = 1; k < 5; k++) slots += `M${x + (w * k) / 5} ${top + 10}v${Math.min(70, (street - top) * 0.34)}`
  }
  for (const [x, w, top] of [
    [30, 46, 372],
    [806, 44, 330],
    [902, 34, 408],
    [1218, 50, 300],
    [1330, 36, 392],
    [1490, 44, 352],
  ] as const)
    behind(x, w, top)
  let roofs = ''
  for (let x = -20; x < WIDTH; ) {
    const w = 50 + roll() * 90
    const top = 468 + roll() * 70
    roofs +=
      roll() < 0.3
        ? `M${x} ${street}V${top + 26}Q${x + w / 2} ${top - 44} ${x + w} ${top + 26}V${street}`
        : `M${x} ${street}V${top}H${x + w}V${street}`
    x += w
  }
  const earth = `M-10 ${street}H${WIDTH + 10}V${HEIGHT + 10}H-10Z`
  // Solid masonry of the house and its tower, from which the rooms are then taken away.
  const walls = `M236 ${street}V438H330V110H590V438H760V${street}ZM1096 ${street}V452H1500V${street}Z`
  const [left, right, head] = [352, 568, 132]
  const middle = (left + right) / 2
  const shaft = (from: number, to: number): string => `M${from} ${head}H${to}V470H${from}Z`
  const hall = `M262 ${street}V520Q262 470 320 462H676Q734 470 734 520V${street}Z`
  const cellar = 'M286 884V742Q286 690 340 684H700Q752 690 752 742V884Z'
  const winter = `M1132 ${street}V520Q1132 482 1176 478H1420Q1464 482 1464 520V${street}Z`
  const court = `M760 ${street}H1096V676H760Z`
  const tunnel = 'M-10 936H1610V1004H-10Z'
  const stairs = Array.from(
    { length: 13 },
    (_, k) => `L${796 + k * 21} ${676 + k * 16}L${796 + k * 21 + 21} ${676 + k * 16}`,
  ).join('')
  const descent = `M768 676${stairs}L1090 884V936H1010V884L752 760V676Z`
  const louvers = [left, middle + 8].map((x) => {
    let d = ''
    for (let k = 1; k < 5; k++) d += `M${x + ((middle - 8 - left) * k) / 5} ${head + 6}V${head + 104}`
    return stroke(d, { width: 5 })
  })
  const flow = (points: Point[], width = 5): string => stroke(curve(points), { color: ACCENT, width })
  const tip = (x: number, y: number, turn: number): string =>
    `<path transform="translate(${x} ${y}) rotate(${turn})" d="M14 0L-12 -12L-5 0L-12 12Z" fill="${ACCENT}"/>`
  let air = ''
  for (let k = 0; k < 5; k++) {
    // The line that keeps furthest out is the one that enters lowest, sinks deepest, and leaves lowest.
    const y = 228 - k * 20
    const [down, up, out] = [left + 14 + k * 17, right - 14 - k * 17, (4 - k) * 13]
    air += flow(
      [
        [-20, y - 22],
        [140, y - 12],
        [left - 34, y - 2],
        [down - 5, y + 20],
        [down, y + 80],
        [down, 440],
        [down - out, 520],
        [down, 604],
        [down, 690],
        [down + 4, 770 - k * 10],
        [460, 846 - k * 22],
        [up - 4, 770 - k * 10],
        [up, 690],
        [up, 604],
        [up + out, 520],
        [up, 440],
        [up, y + 80],
        [up + 5, y + 20],
        [right + 34, y - 4],
        [right + 260, y - 26],
        [WIDTH + 20, y - 74],
      ],
      4.4,
    )
  }
  const heads =
    tip(206, 182, 5) +
    tip(left + 48, 400, 90) +
    tip(464, 802, 0) +
    tip(right - 48, 400, -90) +
    tip(right + 330, 152, -5)
  let ripples = ''
  for (let k = 0; k < 46; k++)
    ripples += `M${(roll() * WIDTH).toFixed(1)} ${(964 + roll() * 34).toFixed(1)}q14 -6 28 0t28 0`
  const tree = ((): string => {
    let leaves = ''
    for (let k = 0; k < 150; k++) {
      const [a, d] = [roll() * Math.PI * 2, Math.sqrt(roll()) * 66]
      const [x, y] = [1002 + Math.cos(a) * d, 536 + Math.sin(a) * d * 0.9]
      leaves += `<ellipse cx="${x.toFixed(1)}" cy="${y.toFixed(1)}" rx="10" ry="5" fill="${roll() < 0.5 ? '#6f8573' : '#55685a'}" stroke="${INK}" stroke-width="1.2" transform="rotate(${(roll() * 180).toFixed(0)} ${x.toFixed(1)} ${y.toFixed(1)})"/>`
    }
    return stroke('M1002 676C998 640 1008 600 1002 556M1002 610L976 566M1003 600L1030 560', { width: 7 }) + leaves
  })()
  const pool =
    box(806, 648, 126, 28, '#7f9c9f', `stroke="${INK}" stroke-width="3.4"`) +
    stroke('M816 660h40m14 6h40m-70 2h20', { color: PAPER, width: 2 })
  const person = (x: number, y: number, s: number): string =>
    `<path transform="translate(${x} ${y}) scale(${s})" d="M0 -74a11 11 0 1 1 .1 0ZM-14 0C-16 -30 -14 -58 0 -60C14 -58 16 -30 15 0Z" fill="${INK}"/>`
  const brick = (d: string, id: string, color: string): string => {
    let courses = ''
    for (let y = 116; y < street; y += 13) courses += `M220 ${y}H1510`
    return clip(id, d) + room(d, color) + stroke(courses, { color: '#7d6540', width: 1.3, opacity: 0.75, clip: id })
  }
  return sheet(
    Array.from({ length: 14 }, (_, i) => stroke(`M0 ${34 + i * 36}H${WIDTH}`, { width: 1, opacity: 0.2 })).join('') +
      dot(1130, 330, 74, SAND) +
      stroke('M1056 330a74 74 0 1 0 148 0a74 74 0 1 0 -148 0', { width: 2 }) +
      `<path d="${town}" fill="#e3d5b5" stroke="${INK}" stroke-width="2" opacity="0.9"/>` +
      stroke(slots, { width: 2.6, opacity: 0.6 }) +
      `<path d="${roofs}" fill="#eadfc6" stroke="${INK}" stroke-width="2"/>` +
      fill(earth, '#d3bd8f') +
      stroke(hatch(-40, 14, 4, 4), { width: 1.6, opacity: 0.6, clip: 'earth' }) +
      stroke(`M-10 ${street}H${WIDTH + 10}`, { width: 4 }) +
      brick(walls, 'walls', '#c9a970') +
      room(tunnel, '#cfdcd8') +
      box(-10, 962, WIDTH + 20, 42, '#6f9094') +
      stroke(ripples, { color: PAPER, width: 2, opacity: 0.8 }) +
      stroke(`M-10 962H${WIDTH + 10}`, { width: 2.6 }) +
      room(descent, '#e9e1cf') +
      room('M404 884H516V962H404Z', '#cfdcd8') +
      room(cellar, '#dfe5de') +
      room(hall, PAPER) +
      room(`M356 ${street - 2}H564V686H356Z`, '#e9e7da') +
      room(winter, PAPER) +
      room(court, '#e6ebe4') +
      room(shaft(left, middle - 8), PAPER) +
      room(shaft(middle + 8, right), PAPER) +
      fill(
        `M${left + 2} 452H${middle - 10}V476H${left + 2}ZM${middle + 10} 452H${right - 2}V476H${middle + 10}Z`,
        PAPER,
      ) +
      fill('M360 612H560V700H360Z', '#eceadd') +
      box(318, 96, 284, 22, '#b08d55', `stroke="${INK}" stroke-width="4"`) +
      stroke('M300 250H352M568 250H620M300 330H352M568 330H620', { color: '#5b3d24', width: 9 }) +
      box(404, 866, 112, 18, '#7f9c9f', `stroke="${INK}" stroke-width="3"`) +
      pool +
      tree +
      air +
      heads +
      louvers.join('') +
      person(690, 884, 0.86) +
      person(662, street - 2, 0.86) +
      stroke(`M1132 ${street}V560M1464 560V${street}`, { width: 4 }),
    '#dfe4dc',
    clip('earth', earth),
  )
}

export const TOWNS: Picture[] = [
  { name: 'sweden-changes-sides', draw: sweden },
  { name: 'yazd-wind-towers', draw: windTower },
]
