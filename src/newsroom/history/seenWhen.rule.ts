type Seen = { version: number; at: Temporal.Instant; sinceVersion: number; sinceAt: Temporal.Instant }

/** Whoever comes back after so long has been away; until then it is the same reading. */
const SAME_READING_MINUTES = 30

/**
 * Somebody has an article before their eyes. What they had read when they came stays what changes are counted from for as
 * long as they are at it, so that what is new does not vanish by being looked at.
 */
export function seenWhen(known: Seen | undefined, version: number, now: Temporal.Instant): Seen {
  if (!known) return { version, at: now, sinceVersion: version, sinceAt: now }
  const isSameReading = Temporal.Instant.compare(known.at.add({ minutes: SAME_READING_MINUTES }), now) > 0
  const from = isSameReading
    ? { sinceVersion: known.sinceVersion, sinceAt: known.sinceAt }
    : { sinceVersion: known.version, sinceAt: known.at }
  return { version, at: now, ...from }
}
