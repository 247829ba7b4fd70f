import type { Database } from '../../platform/database.ts'
import { type ListFilter, listPositions, type Position, positionOf } from '../store/store.module.ts'

export const PER_PAGE = 20

/** One page of a list, and the ways to those beside it. */
export type Stretch = {
  positions: Position[]
  /** There is a page above it: the article by which it is named, undefined for the first. */
  newer: { before: number | undefined; from: Temporal.Instant | undefined } | undefined
  /** By which article the page below is named. */
  older: number | undefined
  /** From the top of the page above, which it links to, down to its own end. */
  shown: { from: Temporal.Instant | undefined; to: Temporal.Instant | undefined }
}

/** The page below the article `before`, or the first; undefined where there is none. Wherever it is, it costs the same. */
export async function leafThrough(
  db: Database,
  filter: ListFilter,
  languages: readonly string[],
  before: number | undefined,
): Promise<Stretch | undefined> {
  const olderThan = before === undefined ? undefined : await positionOf(db, before)
  if (before !== undefined && !olderThan) return undefined
  const found = await listPositions(db, filter, languages, { limit: PER_PAGE + 1, ...(olderThan && { olderThan }) })
  if (olderThan && found.length === 0) return undefined
  const positions = found.slice(0, PER_PAGE)
  const newer = olderThan && (await pageAbove(db, filter, languages, positions[0] ?? olderThan))
  const last = found.length > PER_PAGE ? positions.at(-1) : undefined
  return { positions, newer, older: last?.id, shown: { to: newer?.from, from: last?.published } }
}

/** The page whose last article stands just above this one. */
async function pageAbove(db: Database, filter: ListFilter, languages: readonly string[], first: Position) {
  const above = await listPositions(db, filter, languages, { limit: PER_PAGE + 1, newerThan: first })
  const before = above.length > PER_PAGE ? above.at(-1) : undefined
  return { before: before?.id, from: before?.published }
}
