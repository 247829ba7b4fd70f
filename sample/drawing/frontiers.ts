// Maps on which a line is the subject: a frontier drawn twice, a network without wires, the equator.
import { geoMercator } from 'd3-geo'
import { drawing, LAND, place, waterlines } from './maps.ts'
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
      place(projection, [31.35, 21.8], 11) +
      place(projection, [32.9, 24.09], 11) +
      box(0, 0, WIDTH, HEIGHT, 'none', `stroke="${INK}" stroke-width="3"`),
    TINT,
    clip('land', land) + clip('egypt', egypt) + clip('sudan', sudan),
  )
}

export const FRONTIERS_DRAWN: Picture[] = [{ name: 'bir-tawil-unclaimed', draw: birTawil }]
