import assert from 'node:assert/strict'
import { test } from 'node:test'
import {
  GIFT_DAYS,
  GIFTS_PER_MONTH,
  type Gift,
  giftMonth,
  giftState,
  giftsLeft,
  MAX_OPENINGS,
  OPENINGS_COUNT_HOURS,
  type OpenedGroup,
  readGiftCookie,
  withGift,
  writeGiftCookie,
} from './gift.rule.ts'

const now = Temporal.Instant.from('2026-11-24T12:00:00Z')
const gift: Gift = {
  groupId: 7,
  givenAt: now.subtract({ hours: 24 }),
  expiresAt: now.add({ hours: 24 }),
  revokedAt: undefined,
  openings: 0,
}

test('ten different articles may be given in a month, and any of them again', () => {
  const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9]
  assert.equal(giftsLeft([], 1), GIFTS_PER_MONTH - 1)
  assert.equal(giftsLeft(nine, 10), 0)
  assert.equal(giftsLeft([...nine, 9, 9], 10), 0)
  assert.equal(giftsLeft([...nine, 10], 11), undefined)
  assert.equal(giftsLeft([...nine, 10], 3), 0)
})

test('the month is the publication’s, not Greenwich’s', () => {
  const late = Temporal.Instant.from('2026-11-30T23:30:00Z')
  assert.equal(giftMonth(late, 'Europe/Paris').toString(), '2026-11-30T23:00:00Z')
  assert.equal(giftMonth(late, 'America/Lima').toString(), '2026-11-01T05:00:00Z')
})

test('a gift opens until it expires, is taken back or has been opened too often', () => {
  assert.equal(giftState(gift, now), 'opens')
  assert.equal(giftState(gift, gift.expiresAt), 'expired')
  assert.equal(giftState({ ...gift, revokedAt: now }, now), 'revoked')
  assert.equal(giftState({ ...gift, openings: MAX_OPENINGS - 1 }, now), 'opens')
  assert.equal(giftState({ ...gift, openings: MAX_OPENINGS }, now), 'used-up')
})

test('a browser holds a gift for a day, beside others, and nonsense is nothing', () => {
  const held = withGift(withGift([], 7, now), 8, now)
  const groups = (at: Temporal.Instant) => readGiftCookie(writeGiftCookie(held), at).map(({ groupId }) => groupId)
  assert.deepEqual(groups(now), [7, 8])
  assert.deepEqual(groups(now.add({ hours: 24 }).subtract({ seconds: 1 })), [7, 8])
  assert.deepEqual(groups(now.add({ hours: 24 })), [])
  assert.deepEqual(
    readGiftCookie('7-99999999999_x_8_-1_', now).map(({ groupId }) => groupId),
    [7],
  )
  let many = held
  for (let groupId = 10; groupId < 100; groupId++) many = withGift(many, groupId, now)
  assert.ok(writeGiftCookie(many).length < 1_000, 'the cookie stays small')
})

test('a gift opens a hundred times in fourteen days, and a browser holds twenty', () => {
  assert.equal(GIFT_DAYS, 14)
  assert.equal(MAX_OPENINGS, 100)
  assert.equal(OPENINGS_COUNT_HOURS, 31 * 24)
  let held: OpenedGroup[] = []
  for (let groupId = 1; groupId <= 25; groupId++) held = withGift(held, groupId, now)
  assert.deepEqual(
    held.map(({ groupId }) => groupId),
    Array.from({ length: 20 }, (_, index) => index + 6),
  )
})

test('a gift that is followed again is held once, from the second in which that was', () => {
  const later = now.add({ milliseconds: 61_999 })
  const untilSecond = now.epochMilliseconds / 1000 + 61 + 24 * 3600
  assert.deepEqual(withGift(withGift([], 7, now), 7, later), [{ groupId: 7, untilSecond }])
})

for (const entry of ['x7-99999999999', '7-99999999999x', '1234567890123456-99999999999', '7-9999999999999', '7', '-']) {
  test(`“${entry}” in a cookie is no gift`, () => assert.deepEqual(readGiftCookie(entry, now), []))
}
