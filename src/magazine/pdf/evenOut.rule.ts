/** Where a text begins or ends, in points from the sheet's upper left corner. */
export type Mark = { name: string; page: number; x: number; y: number }

export type Measures = {
  /** From baseline to baseline. */
  step: number
  top: number
  lines: number
  width: number
  inside: number
  outside: number
}

/** In how many columns a text stands, and on which side it begins. */
export type Shape = { columns: number; rtl: boolean /** A picture stands above all its columns. */; led?: boolean }

/** A line or two more than the sum says, since a column's foot is not always free to be cut. */
const SLACK = 1

/** Fewer lines are no hole. */
const LEAST = 3

/** So few lines on a sheet of their own look forgotten; so many may be taken off a picture that stands above two columns. */
const FORGOTTEN = 16

/** A picture that is cut stays one. */
const MOST_OFF = 9

/**
 * By how many lines the first picture of a text has to be lower so that the few lines on its last sheet stand on the one
 * before, for those that have so few.
 */
export function tightLines(
  begins: readonly Mark[],
  ends: readonly Mark[],
  shapes: ReadonlyMap<string, Shape>,
  measures: Measures,
): Record<string, number> {
  const tight: Record<string, number> = {}
  for (const end of ends) {
    const begin = begins.find(({ name }) => name === end.name)
    const shape = shapes.get(end.name)
    if (!begin || !shape?.led || begin.page === end.page) continue
    const { filled } = filledLines(end, measures.top, shape, measures)
    const off = Math.ceil(filled / shape.columns) + SLACK
    if (filled <= FORGOTTEN && off <= MOST_OFF) tight[end.name] = off
  }
  return tight
}

/**
 * How many lines of its last sheet a text leaves free when its columns there end at one height, for those where it is
 * worth it.
 */
export function spareLines(
  begins: readonly Mark[],
  ends: readonly Mark[],
  shapes: ReadonlyMap<string, Shape>,
  measures: Measures,
): Record<string, number> {
  const spare: Record<string, number> = {}
  for (const end of ends) {
    const begin = begins.find(({ name }) => name === end.name)
    const shape = shapes.get(end.name)
    if (!begin || !shape) continue
    const top = begin.page === end.page ? begin.y : measures.top
    const { filled, room } = filledLines(end, top, shape, measures)
    const free = Math.floor(room - Math.ceil(filled / shape.columns) - SLACK)
    if (free >= LEAST) spare[end.name] = free
  }
  return spare
}

/** The lines of all columns of a text's last sheet up to its end, and how many one of them has room for. */
function filledLines(end: Mark, top: number, { columns, rtl }: Shape, measures: Measures) {
  const bottom = measures.top + measures.lines * measures.step
  const room = (bottom - top) / measures.step
  const left = end.page % 2 === 1 ? measures.inside : measures.outside
  const wide = measures.width - measures.inside - measures.outside
  const across = Math.floor(((end.x - left) / wide) * columns)
  const column = Math.max(0, Math.min(columns - 1, rtl ? columns - 1 - across : across))
  return { filled: column * room + (end.y - top) / measures.step, room }
}
