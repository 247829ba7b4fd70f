/** Whoever stops for so long has come to an end of something. */
const PAUSE_MINUTES = 10
/** And whoever never stops has a revision of each hour. */
const MOST_MINUTES = 60

/** When what was written is kept by itself: after a pause, and an hour after the first of it at the latest. */
export function keepAt(since: Temporal.Instant, changed: Temporal.Instant): Temporal.Instant {
  const afterPause = changed.add({ minutes: PAUSE_MINUTES })
  const atLatest = since.add({ minutes: MOST_MINUTES })
  return Temporal.Instant.compare(afterPause, atLatest) < 0 ? afterPause : atLatest
}
