// Streets and houses: traffic from above, a house that breathes, a schoolyard.
import {
  ACCENT,
  box,
  curve,
  dice,
  dot,
  HEIGHT,
  LAMP,
  NIGHT,
  PAPER,
  type Picture,
  type Point,
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

export const TOWNS: Picture[] = [{ name: 'sweden-changes-sides', draw: sweden }]
