import type { Line } from './projectLines.ts'

export type PathRequest = {
  /** Points nearer to the one before than this many pixels are left away. */
  tolerance: number
  /** Rings and lines that reach no further than this are left away. */
  smallest: number
}

/** Half pixels: fine enough for the eye, and whole numbers are short to write. */
export const UNITS = 2

/** The `d` of an SVG path in half pixels, with as few letters as will do. */
export function writePath(lines: readonly Line[], wishes: PathRequest): string {
  return lines.map((line) => writeLine(line, wishes)).join('')
}

function writeLine({ points, closed }: Line, { tolerance, smallest }: PathRequest): string {
  const [first, ...rest] = points
  const last = rest.at(-1)
  if (!first || !last || Math.max(extent(points, 0), extent(points, 1)) < smallest) return ''
  let at = first
  let [penX, penY] = [Math.round(first[0] * UNITS), Math.round(first[1] * UNITS)]
  let written = `M${penX}${signed(penY)}l`
  let drawn = 0
  for (const point of rest) {
    if (point !== last && Math.hypot(point[0] - at[0], point[1] - at[1]) < tolerance) continue
    at = point
    const [x, y] = [Math.round(point[0] * UNITS), Math.round(point[1] * UNITS)]
    if (x === penX && y === penY) continue
    written += `${drawn > 0 ? signed(x - penX) : x - penX}${signed(y - penY)}`
    ;[penX, penY] = [x, y]
    drawn++
  }
  if (drawn === 0) return ''
  return closed ? `${written}z` : written
}

function extent(points: readonly [number, number][], axis: 0 | 1): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const point of points) {
    least = Math.min(least, point[axis])
    most = Math.max(most, point[axis])
  }
  return most - least
}

/** A minus parts numbers by itself; a space does it otherwise. */
const signed = (number: number) => (number < 0 ? String(number) : ` ${number}`)
