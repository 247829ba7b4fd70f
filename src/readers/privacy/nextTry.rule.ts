const SOONEST_SECONDS = 20
const LATEST_SECONDS = 3600

/**
 * When an erasure is tried again while something elsewhere, such as the payment provider, does not answer: the longer it
 * has been silent, the longer it is left alone.
 */
export function nextTry(askedAt: Temporal.Instant, now: Temporal.Instant): Temporal.Instant {
  const waited = now.since(askedAt).total('seconds')
  return now.add({ seconds: Math.round(Math.min(Math.max(waited / 2, SOONEST_SECONDS), LATEST_SECONDS)) })
}
