import { startOfUnit } from '../../platform/calendar.ts'

/** Different articles that one subscriber may give in a calendar month (DESIGN §6). */
export const GIFTS_PER_MONTH = 10
/** How long a link opens. */
export const GIFT_DAYS = 14
/** How often an article opens by one giver's links: a gift to friends, not a way around the meter for a whole town. */
export const MAX_OPENINGS = 100
/** Links that were given this recently count together: as long as a month, in which giving again costs nothing. */
export const OPENINGS_COUNT_HOURS = 31 * 24
/** How long a browser that followed the link may read the article (CONTRACT). */
export const GIFT_COOKIE_SECONDS = 24 * 3600
/** Gifts that one browser holds at once. */
const MAX_HELD = 20

export type Gift = {
  groupId: number
  givenAt: Temporal.Instant
  expiresAt: Temporal.Instant
  revokedAt: Temporal.Instant | undefined
  /** Of all links to the article by this giver. */
  openings: number
}

/** Since when gifts count against this month's. */
export const giftMonth = (now: Temporal.Instant, zone: string): Temporal.Instant => startOfUnit('month', now, zone)

/** How many articles may still be given after giving this one; undefined where it may not. The same again costs none. */
export function giftsLeft(givenGroups: readonly number[], groupId: number): number | undefined {
  const given = new Set(givenGroups).add(groupId)
  return given.size <= GIFTS_PER_MONTH ? GIFTS_PER_MONTH - given.size : undefined
}

export type GiftState = 'opens' | 'expired' | 'revoked' | 'used-up'

export function giftState(gift: Gift, now: Temporal.Instant): GiftState {
  if (gift.revokedAt) return 'revoked'
  if (Temporal.Instant.compare(gift.expiresAt, now) <= 0) return 'expired'
  return gift.openings < MAX_OPENINGS ? 'opens' : 'used-up'
}

/** What a browser holds: article groups, and until when. */
export type OpenedGroup = { groupId: number; untilSecond: number }

export function writeGiftCookie(held: readonly OpenedGroup[]): string {
  return held.map(({ groupId, untilSecond }) => `${groupId}-${untilSecond}`).join('_')
}

/** Those of a cookie whose signature was right that still open; what is malformed is nothing. */
export function readGiftCookie(value: string, now: Temporal.Instant): OpenedGroup[] {
  const second = now.epochMilliseconds / 1000
  return value.split('_').flatMap((entry) => {
    const match = /^(\d{1,15})-(\d{1,12})$/.exec(entry)
    const held = match && { groupId: Number(match[1]), untilSecond: Number(match[2]) }
    return held && held.untilSecond > second ? [held] : []
  })
}

export function withGift(held: readonly OpenedGroup[], groupId: number, now: Temporal.Instant): OpenedGroup[] {
  const untilSecond = Math.floor(now.epochMilliseconds / 1000) + GIFT_COOKIE_SECONDS
  return [...held.filter((other) => other.groupId !== groupId), { groupId, untilSecond }].slice(-MAX_HELD)
}
