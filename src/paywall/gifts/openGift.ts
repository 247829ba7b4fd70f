import { type Database, inTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import { type GiftState, giftState } from './gift.rule.ts'
import { countOpening, lockGift } from './gifts.sql.ts'

export type OpenedGift = { kind: Exclude<GiftState, 'opens'> | 'unknown' } | { kind: 'opens'; groupId: number }

/** Follows a gift's link once; without `record` it only says what following it would do. */
export function openGift(db: Database, token: string, record: boolean, now: Temporal.Instant): Promise<OpenedGift> {
  return inTransaction(db, async (tx) => {
    const gift = await lockGift(tx, tokenHash(token))
    if (!gift) return { kind: 'unknown' }
    const state = giftState(gift, now)
    if (state !== 'opens') return { kind: state }
    if (record) await countOpening(tx, gift.id)
    return { kind: 'opens', groupId: gift.groupId }
  })
}
