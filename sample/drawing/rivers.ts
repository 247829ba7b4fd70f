// Water drawn as lines: a current around an island, a railway over a river, a grass bridge, floating beds.
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
  wave,
} from './paper.ts'

function pheasantIsland(): string {
  // Streamlines of an ideal flow around an ellipse (Joukowski), so the current parts the way water would.
  const [cx, cy, a, b] = [830, 545, 330, 96]
  const focus = Math.sqrt(a * a - b * b)
  const r0 = (a + b) / 2
  const tilt = -0.12
  const turn = ([x, y]: Point): Point => [
    cx + x * Math.cos(tilt) - y * Math.sin(tilt),
    cy + x * Math.sin(tilt) + y * Math.cos(tilt),
  ]
  const streamline = (psi: number): Point[] => {
    const points: Point[] = []
    for (let u = -1700; u <= 1700; u += 22) {
      // Solve for the height v at which the stream function equals psi, in the circle's plane.
      let v = psi
      for (let i = 0; i < 40; i++) {
        const r2 = Math.max(r0 * r0, u * u + v * v)
        v += (psi - v * (1 - (r0 * r0) / r2)) * 0.5
        if (u * u + v * v < r0 * r0) v = Math.sign(psi) * Math.sqrt(Math.max(0, r0 * r0 - u * u)) + Math.sign(psi) * 0.5
      }
      const r2 = u * u + v * v
      const k = (focus * focus) / 4 / r2
      points.push([u * (1 + k), v * (1 - k)])
    }
    return points
  }
  const sway = wave(12)
  const bend = ([x, y]: Point): Point => [
    x,
    y + Math.max(0, Math.abs(x - cx) - 420) ** 1.35 * 0.018 * (x < cx ? -1 : 1) + sway(x / 400) * 8,
  ]
  const half = 330
  const inkLines: string[] = []
  for (let i = -22; i <= 22; i++) {
    if (i === 0) continue
    const psi = (Math.sign(i) * (Math.abs(i) - 0.6) * half) / 22
    const strong = Math.abs(i) % 5 === 0
    inkLines.push(
      stroke(curve(streamline(psi).map(turn).map(bend)), {
        width: strong ? 3.2 : 1.6,
        opacity: strong ? 0.9 : 0.62,
        color: strong ? INK : '#28434a',
      }),
    )
  }
  const shore = (psi: number): Point[] => streamline(psi).map(turn).map(bend)
  const [left, right] = [shore(-half - 4), shore(half + 4)]
  const north = line([...left, [WIDTH + 400, -200], [-400, -200]], true)
  const south = line([...right, [WIDTH + 400, HEIGHT + 200], [-400, HEIGHT + 200]], true)
  const rim = Array.from({ length: 90 }, (_, i): Point => {
    const t = (i / 90) * Math.PI * 2
    return bend(turn([Math.cos(t) * a, Math.sin(t) * b * (1 - 0.1 * Math.cos(t))]))
  })
  const top = rim.filter((_, i) => i >= 45 || i === 0)
  const bottom = rim.filter((_, i) => i <= 45)
  return sheet(
    inkLines.join('') +
      fill(north, SAND) +
      fill(south, PAPER) +
      stroke(hatch(58, 13, 5, 4), { width: 1.4, opacity: 0.5, clip: 'north' }) +
      stroke(hatch(-52, 13, 8, 4), { width: 1.4, opacity: 0.5, clip: 'south' }) +
      stroke(curve(left), { width: 4 }) +
      stroke(curve(right), { width: 4 }) +
      stroke(curve(rim, true), { color: TINT_LIGHT, width: 26 }) +
      fill(line([...top, rim[0] as Point], true), ACCENT) +
      fill(line(bottom, true), INK),
    TINT_LIGHT,
    clip('north', north) + clip('south', south),
  )
}

function wuppertal(): string {
  const eye: Point = [640, 665]
  const at = (x: number, y: number, z: number): Point => [eye[0] + (x * 1000) / z, eye[1] + (y * 1000) / z]
  // Meters: the river is 24 wide, its surface 11 below the eye, the rail 5 above it.
  const scale = 0.062
  const p = (x: number, y: number, z: number): Point => at(x * scale * 100, y * scale * 100, z * 10)
  const roll = dice(1901)
  const [wall, water, rail] = [15.5, 8, -8.6]
  const depths = [420, 270, 180, 124, 88, 63, 46, 34, 25, 18]
  const quad = (points: Point[], color: string, width = 1.6): string =>
    `<path d="${line(points, true)}" fill="${color}" stroke="${INK}" stroke-width="${width}" stroke-linejoin="round"/>`
  let houses = ''
  for (const side of [-1, 1]) {
    for (let z = 500; z > 9; ) {
      const deep = Math.max(6, z * 0.16)
      const near = Math.max(7, z - deep)
      const tall = -9 - roll() * 9
      const x = side * (wall + 5)
      houses += quad([p(x, 3, z), p(x, tall, z), p(x, tall, near), p(x, 3, near)], roll() < 0.4 ? SAND : '#ece4d2')
      const floors = 4
      let panes = ''
      for (let f = 0; f < floors; f++) {
        for (let c = 0; c < 3; c++) {
          const [z1, z2] = [z - (z - near) * (0.14 + c * 0.28), z - (z - near) * (0.29 + c * 0.28)]
          const [y1, y2] = [1.2 + ((tall - 1) * (f + 0.35)) / floors, 1.2 + ((tall - 1) * (f + 0.75)) / floors]
          panes += line([p(x, y1, z1), p(x, y2, z1), p(x, y2, z2), p(x, y1, z2)], true)
        }
      }
      houses += fill(panes, INK, 0.72)
      z = near
    }
  }
  const bed = line([p(-wall, water, 520), p(wall, water, 520), p(wall, water, 7), p(-wall, water, 7)], true)
  let ripples = ''
  for (let z = 420; z > 11; z *= 0.94) {
    for (let k = 0; k < 3; k++) {
      const from = -wall + roll() * wall * 1.8
      const [ax, ay] = p(from, water, z)
      const [bx] = p(from + 2 + roll() * 7, water, z)
      ripples += curve([
        [ax, ay],
        [(ax + bx) / 2, ay + 3],
        [bx, ay],
      ])
    }
  }
  const banks = [-1, 1]
    .map((side) =>
      quad(
        [
          p(side * wall, water, 520),
          p(side * (wall + 5), 3, 520),
          p(side * (wall + 5), 3, 6),
          p(side * wall, water, 6),
        ],
        TINT_LIGHT,
      ),
    )
    .join('')
  const frame = (z: number): string => {
    const w = Math.min(26, 440 / z)
    const foot = (side: number): string => {
      const d = line([p(side * (wall + 0.5), 6.6, z), p(side * 3.4, rail - 3.4, z)])
      return stroke(d, { width: w + 3, color: PAPER }) + stroke(d, { width: w })
    }
    const beam = line([p(-6.8, rail - 3.4, z), p(6.8, rail - 3.4, z)])
    const hangers = [-1, 1]
      .map((side) => stroke(line([p(side * 5.2, rail - 3.4, z), p(side * 5.2, rail - 0.6, z)]), { width: w * 0.6 }))
      .join('')
    return foot(-1) + foot(1) + stroke(beam, { width: w }) + hangers
  }
  const girder = (x: number, far: number, near: number): string => {
    let web =
      line([p(x, rail - 3.4, far), p(x, rail - 3.4, near)]) + line([p(x, rail - 0.6, far), p(x, rail - 0.6, near)])
    const steps = 10
    for (let i = 0; i < steps; i++) {
      // Panels of equal length in space shrink with distance, so divide 1/z evenly.
      const za = 1 / (1 / far + ((1 / near - 1 / far) * i) / steps)
      const zb = 1 / (1 / far + ((1 / near - 1 / far) * (i + 1)) / steps)
      web += line([p(x, i % 2 ? rail - 3.4 : rail - 0.6, za), p(x, i % 2 ? rail - 0.6 : rail - 3.4, zb)])
    }
    return stroke(web, { width: Math.min(7, 170 / near) })
  }
  const train = (x: number, far: number, near: number): string => {
    const [l, r, t, b] = [x - 2, x + 2, rail + 1.4, rail + 6.4]
    const flank = quad([p(l, t, far), p(l, t, near), p(l, b, near), p(l, b, far)], '#9c2a16', 2)
    let panes = ''
    for (let i = 0; i < 7; i++) {
      const [z1, z2] = [far - (far - near) * (i / 7 + 0.025), far - (far - near) * ((i + 1) / 7 - 0.025)]
      panes += line([p(l, t + 1, z1), p(l, t + 1, z2), p(l, t + 2.9, z2), p(l, t + 2.9, z1)], true)
    }
    const belly = quad([p(l, b, far), p(r, b, far), p(r, b, near), p(l, b, near)], '#5f170b', 2)
    const front = quad(
      [
        p(l, t, near),
        p(r, t, near),
        p(r + 0.1, b - 1, near),
        p(r - 0.7, b, near),
        p(l + 0.7, b, near),
        p(l - 0.1, b - 1, near),
      ],
      ACCENT,
      3,
    )
    const glass = quad(
      [p(l + 0.45, t + 0.9, near), p(r - 0.45, t + 0.9, near), p(r - 0.35, t + 3, near), p(l + 0.35, t + 3, near)],
      '#20303a',
      2.4,
    )
    const lamps = [l + 0.8, r - 0.8].map((at) => dot(...p(at, b - 1.1, near), 170 / near, '#f4e3b5')).join('')
    const bogie = [0.15, 0.5, 0.85]
      .map((k) =>
        stroke(line([p(x, rail - 0.6, far - (far - near) * k), p(x, t, far - (far - near) * k)]), {
          width: 160 / near,
        }),
      )
      .join('')
    return (
      bogie +
      belly +
      flank +
      fill(panes, '#20303a') +
      front +
      stroke(line([p(x, rail - 0.4, near), p(x, t, near)]), { width: 220 / near }) +
      glass +
      lamps
    )
  }
  let line3d = ''
  depths.forEach((z, i) => {
    const far = i === 0 ? 700 : (depths[i - 1] as number)
    line3d += girder(-5.2, far, z) + girder(5.2, far, z)
    if (z === 25) line3d += train(5.2, 62, 22)
    line3d += frame(z)
  })
  line3d += girder(-5.2, 18, 6) + girder(5.2, 18, 6)
  return sheet(houses + fill(bed, TINT) + stroke(ripples, { width: 1.8, opacity: 0.6 }) + banks + line3d, '#f6f1e6')
}

function grassBridge(): string {
  const roll = dice(28)
  const cliff = (side: -1 | 1): Point[] => {
    const rough = ridge(side + 20, 5)
    const edge: Point[] = Array.from({ length: 40 }, (_, i) => {
      const y = 300 + i * 21
      const t = i / 39
      return [800 + side * (520 - 330 * t ** 1.25 + rough(i / 5) * 34), y]
    })
    const outside = side < 0 ? -60 : WIDTH + 60
    const crest: Point[] = Array.from({ length: 14 }, (_, i) => [
      outside + ((edge[0] as Point)[0] - outside) * (i / 13),
      250 + rough(i / 3 + 9) * 40 + (i / 13) * 46,
    ])
    return [...crest, ...edge, [outside, HEIGHT + 40]]
  }
  const [west, east] = [cliff(-1), cliff(1)]
  const rock = (side: -1 | 1): string => {
    let d = ''
    const rough = ridge(side + 20, 5)
    for (let i = 0; i < 40; i += 0.55) {
      const t = i / 39
      const x = 800 + side * (520 - 330 * t ** 1.25 + rough(i / 5) * 34)
      const y = 300 + i * 21
      for (let k = 0; k < 3; k++) {
        if (roll() < k * 0.28) continue
        const start = k * 110 + roll() * 60
        const length = 40 + roll() * 110
        d += line([
          [x + side * start, y + start * 0.32],
          [x + side * (start + length), y + (start + length) * 0.42],
        ])
      }
    }
    return stroke(d, { width: 1.6, opacity: 0.75, clip: side < 0 ? 'west' : 'east' })
  }
  const rope =
    (y: number, sag: number, inset = 0): ((t: number) => Point) =>
    (t) => [252 + inset + (1096 - inset * 2) * t, y + sag * 4 * t * (1 - t)]
  const twist = (path: (t: number) => Point, width: number, color = INK): string => {
    const points = Array.from({ length: 61 }, (_, i) => path(i / 60))
    let lay = ''
    for (let i = 0; i < 150; i++) {
      const [x, y] = path(i / 150)
      lay += line([
        [x - width * 0.3, y + width * 0.42],
        [x + width * 0.4, y - width * 0.42],
      ])
    }
    return (
      stroke(line(points), { width: width + 3, color: PAPER }) +
      stroke(line(points), { width, color }) +
      stroke(lay, { width: 1.3, color: PAPER, opacity: 0.85 })
    )
  }
  const [handFar, handNear] = [rope(262, 205), rope(288, 232)]
  const [floorFar, floorNear] = [rope(352, 262), rope(382, 285)]
  let net = ''
  for (let i = 2; i < 60; i++) {
    const t = i / 61
    net += line([handFar(t), floorFar(t + 0.006)]) + line([handFar(t), floorFar(t - 0.006)])
  }
  let nearNet = ''
  for (let i = 1; i < 61; i++) {
    const t = i / 61
    nearNet += line([handNear(t), floorNear(t + 0.008)]) + line([handNear(t), floorNear(t - 0.008)])
  }
  let mat = ''
  for (let i = 0; i < 190; i++) mat += line([floorFar(i / 190), floorNear((i + 0.6) / 190)])
  let river = ''
  for (let i = 0; i < 15; i++) {
    const drift = wave(i + 4)
    river += curve(
      Array.from(
        { length: 15 },
        (_, k): Point => [520 + k * 42, 925 + i * 11 + drift(k / 2.2) * 7 + Math.sin(k / 2 + i) * 3],
      ),
    )
  }
  const far = (seed: number, base: number, tall: number): Point[] => {
    const rough = ridge(seed, 5)
    return Array.from({ length: 82 }, (_, i) => [i * 20 - 10, base + rough(i / 14) * tall])
  }
  const backdrop = [
    [61, 205, 62, TINT_LIGHT],
    [84, 300, 44, '#c3d0cb'],
  ] as const
  return sheet(
    backdrop
      .map(([seed, base, tall, color]) => {
        const top = far(seed, base, tall)
        return (
          fill(line([...top, [WIDTH, HEIGHT], [0, HEIGHT]], true), color) +
          stroke(line(top), { width: 1.6, opacity: 0.6 })
        )
      })
      .join('') +
      fill(
        line(
          [
            [380, 900],
            [1220, 900],
            [1220, HEIGHT],
            [380, HEIGHT],
          ],
          true,
        ),
        '#8fa8a7',
      ) +
      stroke(river, { color: PAPER, width: 2.2, opacity: 0.85 }) +
      [west, east]
        .map((shape) => fill(line(shape, true), '#eadfc8') + stroke(line(shape, true), { width: 3 }))
        .join('') +
      rock(-1) +
      rock(1) +
      [
        [-1, 262],
        [1, 1338],
      ]
        .map(
          ([side, x]) =>
            box((x as number) - 56, 250, 112, 150, SAND, `stroke="${INK}" stroke-width="3"`) +
            stroke(
              Array.from(
                { length: 5 },
                (_, i) =>
                  `M${(x as number) - 56} ${280 + i * 30}h112M${(x as number) - 30 + ((i + (side as number)) % 2) * 34} ${250 + i * 30}v30`,
              ).join(''),
              { width: 1.8, opacity: 0.8 },
            ),
        )
        .join('') +
      stroke(net, { width: 1.7, opacity: 0.75 }) +
      twist(handFar, 9) +
      twist(floorFar, 12) +
      stroke(mat, { width: 3.4, color: '#6b5d3f' }) +
      twist(floorNear, 15) +
      stroke(nearNet, { width: 2.2 }) +
      twist(handNear, 12, ACCENT),
    PAPER,
    clip('west', line(west, true)) + clip('east', line(east, true)),
  )
}

export const RIVERS: Picture[] = [
  { name: 'pheasant-island', draw: pheasantIsland },
  { name: 'wuppertal-hanging-railway', draw: wuppertal },
  { name: 'apurimac-rope-bridge', draw: grassBridge },
]
