// Maps on which a line is the subject: a frontier drawn twice, a country that is drained to the other side.

import { geoMercator } from 'd3-geo'
import { pointing } from './hands.ts'
import { COUNTRIES, drawing, FRONTIERS, LAND, place, waterlines } from './maps.ts'
import {
  ACCENT,
  box,
  clip,
  curve,
  fill,
  HEIGHT,
  hatch,
  INK,
  line,
  PAPER,
  type Picture,
  type Point,
  sheet,
  stroke,
  TINT,
  WIDTH,
} from './paper.ts'

function birTawil(): string {
  const projection = geoMercator().center([33.75, 22.1]).translate([800, 545]).scale(11600)
  const path = drawing(projection)
  const land = path(LAND)
  const at = ([x, y]: Point): Point => projection([x, y]) ?? [0, 0]
  const parallel = at([33, 22])[1]
  const blank: Point[] = [
    [33.17, 22],
    [34.085, 22],
    [34.0, 21.77],
    [33.56, 21.725],
  ]
  const salient: Point[] = [
    [31.22, 22],
    [31.3, 22.12],
    [31.42, 22.2],
    [31.5, 22.16],
    [31.46, 22],
  ]
  const hills: Point[] = [
    [34.085, 22],
    [34.16, 22.2],
    [34.55, 22.28],
    [34.72, 22.45],
    [35.06, 22.73],
    [35.2, 22.79],
    [35.45, 22.96],
    [35.49, 23.1],
    [35.9, 23.2],
  ]
  // The line of 1902 from west to east: along the parallel, but around three pieces of it.
  const line1902 = [
    [28, 22],
    ...salient,
    [33.17, 22],
    ...[...blank.slice(2)].reverse(),
    [34.0, 21.77],
    ...hills,
  ].filter((point, i, all) => i === 0 || point.join() !== all[i - 1]?.join()) as Point[]
  const second = line(line1902.map(at))
  const sudan = `${second}L${WIDTH + 60} 300L${WIDTH + 60} ${HEIGHT + 20}L-60 ${HEIGHT + 20}Z`
  const egypt = `M-60 -20H${WIDTH + 60}V${parallel.toFixed(1)}H-60Z`
  const nile = curve(
    (
      [
        [32.9, 25],
        [32.9, 24.1],
        [32.87, 23.7],
        [32.75, 23.25],
        [32.35, 22.85],
        [32.0, 22.6],
        [31.65, 22.35],
        [31.38, 22.0],
        [31.2, 21.65],
        [30.95, 21.25],
        [30.6, 20.9],
        [30.35, 20.45],
        [30.55, 20.0],
        [30.4, 19.4],
      ] as Point[]
    ).map(at),
  )
  const shape = line(blank.map(at), true)
  return sheet(
    waterlines(land, [7, 16, 27, 40, 56], TINT) +
      fill(land, '#efe6d2') +
      `<g clip-path="url(#land)">${stroke(hatch(45, 15, 22, 2.4), { width: 1.7, opacity: 0.75, clip: 'egypt' })}${stroke(
        hatch(-45, 15, 99, 2.4),
        { width: 1.7, opacity: 0.75, clip: 'sudan' },
      )}</g>` +
      stroke(nile, { color: '#efe6d2', width: 34 }) +
      stroke(nile, { color: '#2c424a', width: 20 }) +
      stroke(nile, { color: TINT, width: 2.4, dash: '26 12' }) +
      `<g clip-path="url(#land)">${stroke(`M-20 ${parallel}H${WIDTH + 20}`, { color: PAPER, width: 9 })}${stroke(
        `M-20 ${parallel}H${WIDTH + 20}`,
        { width: 4.6 },
      )}${stroke(second, { color: PAPER, width: 10 })}${stroke(second, { width: 5, dash: '16 11' })}</g>` +
      stroke(land, { width: 2.2 }) +
      fill(shape, PAPER) +
      stroke(shape, { color: ACCENT, width: 9 }) +
      pointing(
        { skin: '#a8714d', sleeve: '#2c424a', cuff: PAPER },
        { at: at([33.5, 21.76]), degrees: 320, scale: 0.8 },
      ) +
      place(projection, [31.35, 21.8], 11) +
      place(projection, [32.9, 24.09], 11) +
      box(0, 0, WIDTH, HEIGHT, 'none', `stroke="${INK}" stroke-width="3"`),
    TINT,
    clip('land', land) + clip('egypt', egypt) + clip('sudan', sudan),
  )
}

/** Lesotho as if it were a lake, and the one outlet that was dug for it. */
function lesotho(): string {
  const projection = geoMercator().center([28.3, -28.3]).translate([800, 545]).scale(10300)
  const path = drawing(projection)
  const land = path(LAND)
  const at = ([x, y]: Point): Point => projection([x, y]) ?? [0, 0]
  const run = (points: Point[]): string => curve(points.map(at))
  const kingdom = path(COUNTRIES.features.find(({ id }) => id === '426') ?? LAND)
  const orange = run([
    [29.05, -28.98],
    [28.98, -29.35],
    [28.62, -29.62],
    [28.42, -29.98],
    [28.1, -30.18],
    [27.75, -30.28],
    [27.4, -30.36],
    [26.95, -30.62],
    [26.5, -30.66],
    [26.0, -30.52],
    [25.5, -30.6],
    [25.0, -30.35],
    [24.5, -29.9],
    [23.8, -29.3],
    [23, -29.1],
  ])
  const malibamatso = run([
    [28.5, -28.9],
    [28.46, -29.2],
    [28.52, -29.4],
    [28.62, -29.62],
  ])
  const senqunyane = run([
    [28.02, -29.35],
    [28.1, -29.7],
    [28.2, -30.0],
    [28.1, -30.18],
  ])
  const caledon = run([
    [28.68, -28.72],
    [28.2, -28.82],
    [27.85, -28.95],
    [27.5, -29.28],
    [27.1, -29.6],
    [26.85, -30.0],
    [26.4, -30.3],
    [26.15, -30.46],
    [26.0, -30.52],
  ])
  const tugela = run([
    [28.9, -28.76],
    [29.3, -28.7],
    [29.8, -28.72],
    [30.4, -28.72],
    [30.9, -28.98],
    [31.5, -29.22],
  ])
  const vaal = run([
    [30.1, -26.35],
    [29.4, -26.9],
    [28.8, -27.0],
    [28.15, -26.9],
    [27.6, -26.72],
    [27.0, -26.86],
    [26.4, -27.2],
    [25.8, -27.65],
    [25.1, -28.05],
    [24.5, -28.5],
    [23.4, -29.1],
  ])
  const brook: Point[] = [
    [28.38, -28.42],
    [28.42, -28.1],
    [28.52, -27.75],
    [28.6, -27.4],
    [28.42, -27.12],
    [28.15, -26.9],
  ]
  const laid: Point[] = [
    [28.49, -29.22],
    [28.45, -28.79],
    [28.38, -28.42],
  ]
  const river = (d: string, width: number): string =>
    stroke(d, { color: '#efe6d2', width: width + 11 }) + stroke(d, { color: '#2c424a', width })
  const dig = `${line(laid.map(at))}${curve(brook.map(at)).replace('M', 'L')}`
  // The lines that an engraver would put along a shore, on its inner side.
  const shore = [90, 72, 55, 40, 27, 16, 7]
    .map(
      (reach, i) =>
        stroke(kingdom, { width: reach * 2, opacity: 0.34 + i * 0.09, clip: 'kingdom' }) +
        stroke(kingdom, { color: TINT, width: reach * 2 - 2.8, clip: 'kingdom' }),
    )
    .join('')
  const [jx, jy] = at([28.05, -26.2])
  let town = ''
  for (let k = 0; k < 150; k++) {
    const [a, d] = [k * 2.399963, Math.sqrt(k) * 7.2]
    const [x, y] = [jx + Math.cos(a) * d * 1.35, jy + Math.sin(a) * d * 0.8]
    town += box(x - 4, y - 4, 8.5, 8.5, INK)
  }
  return sheet(
    waterlines(land, [7, 16, 27, 40, 56], TINT) +
      fill(land, '#efe6d2') +
      `<g clip-path="url(#land)">${stroke(hatch(38, 17, 22, 2.4), { width: 1.7, opacity: 0.55 })}</g>` +
      stroke(path(FRONTIERS), { color: '#efe6d2', width: 6 }) +
      stroke(path(FRONTIERS), { width: 2.4, dash: '3 9' }) +
      river(vaal, 13) +
      river(orange, 17) +
      river(caledon, 9) +
      river(tugela, 10) +
      stroke(land, { width: 2.4 }) +
      fill(kingdom, TINT) +
      shore +
      stroke(malibamatso, { color: '#2c424a', width: 8, clip: 'kingdom' }) +
      stroke(senqunyane, { color: '#2c424a', width: 8, clip: 'kingdom' }) +
      stroke(orange, { color: '#2c424a', width: 13, clip: 'kingdom' }) +
      stroke(kingdom, { width: 5 }) +
      town +
      stroke(dig, { color: '#efe6d2', width: 19 }) +
      stroke(dig, { color: ACCENT, width: 10 }) +
      place(projection, [28.49, -29.24], 13, ACCENT) +
      place(projection, [27.48, -29.31], 10) +
      box(0, 0, WIDTH, HEIGHT, 'none', `stroke="${INK}" stroke-width="3"`),
    TINT,
    clip('land', land) + clip('kingdom', kingdom),
  )
}

export const FRONTIERS_DRAWN: Picture[] = [
  { name: 'bir-tawil-unclaimed', draw: birTawil },
  { name: 'lesotho-rain', draw: lesotho },
]
