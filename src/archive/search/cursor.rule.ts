/** Where the next page begins: after an article in the order of dates, or at a place among those that were ranked. */
export type Place = { by: 'date'; published: Temporal.Instant; id: number } | { by: 'relevance'; skipped: number }

export function writePlace(place: Place): string {
  return place.by === 'date' ? `d${place.published.epochMilliseconds}.${place.id}` : `r${place.skipped}`
}

/** Nothing is published outside, and the database does not know all of it. */
const EARLIEST_MS = Temporal.Instant.from('1000-01-01T00:00Z').epochMilliseconds
const LATEST_MS = Temporal.Instant.from('9999-01-01T00:00Z').epochMilliseconds

/** undefined for what is not ours: then it is the first page. */
export function readPlace(text: string | undefined): Place | undefined {
  const [, milliseconds, id, skipped] = /^(?:d(-?\d{1,15})\.(\d{1,15})|r(\d{1,5}))$/.exec(text ?? '') ?? []
  if (skipped !== undefined) return { by: 'relevance', skipped: Number(skipped) }
  if (milliseconds === undefined || id === undefined) return undefined
  if (Number(milliseconds) < EARLIEST_MS || Number(milliseconds) >= LATEST_MS) return undefined
  return { by: 'date', published: Temporal.Instant.fromEpochMilliseconds(Number(milliseconds)), id: Number(id) }
}
