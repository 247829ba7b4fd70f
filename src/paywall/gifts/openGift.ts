import { type Database, inTransaction } from '../../platform/database.ts'
import { tokenHash } from '../../platform/signing.ts'
import { type GiftState, giftState, OPENINGS_COUNT_HOURS } from './gift.rule.ts'
import { countOpening, findGiver, lockGift } from './gifts.sql.ts'

export type OpenedGift = { kind: Exclude<GiftState, 'opens'> | 'unknown' } | { kind: 'opens'; groupId: number }

/**
 * Follows a gift's link once; without `record` it only says what following it would do. It opens while its giver
 * subscribes: what was given back, or has ended, gives nothing away any more.
 */
export async function openGift(
  db: Database,
  token: string,
  record: boolean,
  subscribes: (giverId: number) => Promise<boolean>,
  now: Temporal.Instant,
): Promise<OpenedGift> {
  const hash = tokenHash(token)
  const giverId = await findGiver(db, hash)
  if (giverId === undefined) return { kind: 'unknown' }
  const giverSubscribes = await subscribes(giverId)
  return inTransaction(db, async (tx) => {
    const gift = await lockGift(tx, hash, now.subtract({ hours: OPENINGS_COUNT_HOURS }))
    if (!gift) return { kind: 'unknown' }
    const state = giftState(gift, now)
    if (state !== 'opens') return { kind: state }
    if (!giverSubscribes) return { kind: 'revoked' }
    if (record) await countOpening(tx, gift.id)
    return { kind: 'opens', groupId: gift.groupId }
  })
}
