/** A place as a browser tells it: how long ago somebody was where, so that its clock decides nothing. */
export type ToldPlace = { slug: string; through: number; secondsAgo: number; done: readonly string[] }

/** Where a reader is in an issue; `through` in thousandths of the part. */
export type Place = { slug: string; through: number; done: readonly string[]; at: Temporal.Instant }

/** What comes later than this was kept by a browser longer than any copy may be read. */
const OLDEST_DAYS = 30

/**
 * The place to remember: the one where they were last, however late it is told; what was read anywhere is read. undefined:
 * nothing to change. `known`: the parts that the issue has; others are not remembered.
 */
export function decidePlace(
  before: Place | undefined,
  told: ToldPlace,
  known: ReadonlySet<string>,
  now: Temporal.Instant,
): Place | undefined {
  if (!known.has(told.slug) || told.secondsAgo > OLDEST_DAYS * 86_400) return undefined
  const at = now.subtract({ seconds: Math.max(0, Math.round(told.secondsAgo)) })
  const fresh = told.done.filter((slug) => known.has(slug))
  const done = [...new Set([...(before?.done ?? []), ...fresh])].filter((slug) => known.has(slug))
  const isNewer = !before || Temporal.Instant.compare(at, before.at) >= 0
  if (!isNewer && before && done.length === before.done.length) return undefined
  const place = isNewer || !before ? { slug: told.slug, through: told.through, at } : before
  return { slug: place.slug, through: place.through, at: place.at, done }
}
