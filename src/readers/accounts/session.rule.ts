import { isBefore } from '../../platform/calendar.ts'

type Instant = Temporal.Instant

/** A session that nobody uses for this long is over. */
export const SESSION_HOURS = 90 * 24
export const SESSION_COOKIE_SECONDS = SESSION_HOURS * 3600

/** "Last used" is exact to the hour: a write per page view would buy nothing. */
const RENEW_AFTER_HOURS = 1

export type SessionState = { lastUsedAt: Instant; endedAt: Instant | null }

export function isSessionAlive(session: SessionState, now: Instant): boolean {
  return session.endedAt === null && isBefore(oldestAlive(now), session.lastUsedAt)
}

/** A session last used at or before this instant is over. */
export function oldestAlive(now: Instant): Instant {
  return now.subtract({ hours: SESSION_HOURS })
}

/** A session last used at or before this instant is marked as used again. */
export function oldestFresh(now: Instant): Instant {
  return now.subtract({ hours: RENEW_AFTER_HOURS })
}

/**
 * Whether using a session now is written down, and its cookie given its 90 days again. In milliseconds, which is what
 * a process remembers: it is asked for every article that a reader opens.
 */
export function needsRenewal(lastUsedAtMs: number, now: Instant): boolean {
  return now.epochMilliseconds - lastUsedAtMs >= RENEW_AFTER_HOURS * 3_600_000
}

/** Enough to recognize one's own browser in a list, too little to recognize a person by. */
export function shortUserAgent(header: string | undefined): string {
  return (header ?? '').replace(/\p{C}/gu, '').slice(0, 200).toWellFormed()
}
