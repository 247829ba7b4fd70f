import { addDays } from '../../platform/calendar.ts'
import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { makeToken, tokenHash } from '../../platform/signing.ts'
import { GIFT_DAYS, giftMonth, giftsLeft } from './gift.rule.ts'
import { insertGift, listGiftsOf } from './gifts.sql.ts'

export type Given =
  | { kind: 'given'; token: string; expiresAt: Temporal.Instant; left: number }
  | { kind: 'spent' }
  | { kind: 'gone' }

/**
 * A link that opens one article to whoever follows it. Under the reader's lock, ten presses at once give ten articles
 * and never an eleventh. Whether the giver subscribes is the caller's to know.
 */
export function giveArticle(
  db: Database,
  lockReader: (tx: DatabaseTransaction, readerId: number) => Promise<boolean>,
  { readerId, groupId, zone }: { readerId: number; groupId: number; zone: string },
  now: Temporal.Instant,
): Promise<Given> {
  return inTransaction(db, async (tx) => {
    if (!(await lockReader(tx, readerId))) return { kind: 'gone' }
    const given = await listGiftsOf(tx, readerId, giftMonth(now, zone))
    const left = giftsLeft(
      given.map((gift) => gift.groupId),
      groupId,
    )
    if (left === undefined) return { kind: 'spent' }
    const token = makeToken()
    const expiresAt = addDays(now, GIFT_DAYS, zone)
    await insertGift(tx, { tokenHash: tokenHash(token), giverId: readerId, groupId, givenAt: now, expiresAt })
    return { kind: 'given', token, expiresAt, left }
  })
}
