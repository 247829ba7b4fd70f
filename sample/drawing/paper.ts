// The sheet everything is drawn on: one palette, one size, and the few strokes that all pictures share.

export type Point = readonly [number, number]
export type Picture = { name: string; draw: () => string; width?: number; height?: number }

export const WIDTH = 1600
export const HEIGHT = 1067

export const PAPER = '#f3eee2'
export const INK = '#1c1a17'
export const TINT = '#a9bdbb'
export const TINT_LIGHT = '#d3dcd6'
export const SAND = '#e2d6bd'
export const ACCENT = '#c8381f'
export const NIGHT = '#11171c'
export const LAMP = '#f2dcae'

type Stroke = {
  color?: string
  width?: number
  dash?: string
  opacity?: number
  fill?: string
  clip?: string
  cap?: 'round' | 'butt' | 'square'
}

/** A repeatable dice: the same seed draws the same picture on every machine. */
export function dice(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Smooth one-dimensional noise between -1 and 1. */
export function wave(seed: number): (x: number) => number {
  const knots = new Map<number, number>()
  const knot = (i: number): number => {
    const known = knots.get(i)
    if (known !== undefined) return known
    const value = dice(seed * 7919 + i * 104729)() * 2 - 1
    knots.set(i, value)
    return value
  }
  return (x) => {
    const i = Math.floor(x)
    const t = x - i
    const s = t * t * (3 - 2 * t)
    return knot(i) * (1 - s) + knot(i + 1) * s
  }
}

/** Several octaves of `wave`, for ridges and coasts. */
export function ridge(seed: number, octaves = 4): (x: number) => number {
  const layers = Array.from({ length: octaves }, (_, i) => wave(seed + i * 31))
  return (x) => layers.reduce((sum, layer, i) => sum + layer(x * 2 ** i) / 2 ** i, 0)
}

const n = (value: number): string => value.toFixed(1).replace(/\.0$/, '')

export function line(points: readonly Point[], closed = false): string {
  return points.map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${n(x)} ${n(y)}`).join('') + (closed ? 'Z' : '')
}

/** A smooth curve through all points (Catmull-Rom as cubic Béziers). */
export function curve(points: readonly Point[], closed = false): string {
  const at = (i: number): Point => {
    const count = points.length
    const index = closed ? (i + count) % count : Math.min(count - 1, Math.max(0, i))
    return points[index] as Point
  }
  const start = at(0)
  let d = `M${n(start[0])} ${n(start[1])}`
  for (let i = 0; i < (closed ? points.length : points.length - 1); i++) {
    const [p0, p1, p2, p3] = [at(i - 1), at(i), at(i + 1), at(i + 2)]
    const c1: Point = [p1[0] + (p2[0] - p0[0]) / 6, p1[1] + (p2[1] - p0[1]) / 6]
    const c2: Point = [p2[0] - (p3[0] - p1[0]) / 6, p2[1] - (p3[1] - p1[1]) / 6]
    d += `C${n(c1[0])} ${n(c1[1])} ${n(c2[0])} ${n(c2[1])} ${n(p2[0])} ${n(p2[1])}`
  }
  return d + (closed ? 'Z' : '')
}

export function stroke(d: string, style: Stroke = {}): string {
  const { color = INK, width = 2, dash, opacity, fill = 'none', clip, cap = 'round' } = style
  const extras = [
    dash ? ` stroke-dasharray="${dash}"` : '',
    opacity === undefined ? '' : ` opacity="${opacity}"`,
    clip ? ` clip-path="url(#${clip})"` : '',
  ].join('')
  return `<path d="${d}" fill="${fill}" stroke="${color}" stroke-width="${width}" stroke-linecap="${cap}" stroke-linejoin="round"${extras}/>`
}

export function fill(d: string, color: string, opacity?: number, clip?: string): string {
  return `<path d="${d}" fill="${color}"${opacity === undefined ? '' : ` opacity="${opacity}"`}${clip ? ` clip-path="url(#${clip})"` : ''}/>`
}

export function dot(x: number, y: number, r: number, color = INK, opacity?: number): string {
  return `<circle cx="${n(x)}" cy="${n(y)}" r="${n(r)}" fill="${color}"${opacity === undefined ? '' : ` opacity="${opacity.toFixed(2)}"`}/>`
}

export function box(x: number, y: number, w: number, h: number, color: string, extra = ''): string {
  return `<rect x="${n(x)}" y="${n(y)}" width="${n(w)}" height="${n(h)}" fill="${color}" ${extra}/>`
}

export function clip(id: string, d: string): string {
  return `<clipPath id="${id}"><path d="${d}"/></clipPath>`
}

/** Parallel lines with a slightly unsteady hand, to be clipped to a shape. */
export function hatch(angle: number, spacing: number, seed: number, unsteady = 3): string {
  const reach = Math.hypot(WIDTH, HEIGHT) / 2 + 40
  const [cos, sin] = [Math.cos((angle * Math.PI) / 180), Math.sin((angle * Math.PI) / 180)]
  let d = ''
  for (let offset = -reach, row = 0; offset < reach; offset += spacing, row++) {
    const drift = wave(seed + row)
    const points: Point[] = []
    for (let along = -reach; along <= reach; along += 60) {
      const across = offset + drift(along / 170) * unsteady
      points.push([WIDTH / 2 + along * cos - across * sin, HEIGHT / 2 + along * sin + across * cos])
    }
    d += line(points)
  }
  return d
}

export function sheet(body: string, background = PAPER, defs = '', width = WIDTH, height = HEIGHT): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><defs>${defs}</defs><rect width="${width}" height="${height}" fill="${background}"/>${body}</svg>`
}
