import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Gift } from './gift.rule.ts'

type GiftRow = {
  id: number
  group_id: number
  given_at: Temporal.Instant
  expires_at: Temporal.Instant
  revoked_at: Temporal.Instant | null
  openings: number
}

export type StoredGift = Gift & { id: number }

const toGift = (row: GiftRow): StoredGift => ({
  id: row.id,
  groupId: row.group_id,
  givenAt: row.given_at,
  expiresAt: row.expires_at,
  revokedAt: row.revoked_at ?? undefined,
  openings: row.openings,
})

export async function insertGift(
  db: Database,
  gift: {
    tokenHash: Buffer
    giverId: number
    groupId: number
    givenAt: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<void> {
  await sql`insert into gifts (token_hash, giver_id, group_id, given_at, expires_at)
    values (${gift.tokenHash}, ${gift.giverId}, ${gift.groupId}, ${gift.givenAt}, ${gift.expiresAt})`.execute(db)
}

/** Newest first. */
export async function listGiftsOf(db: Database, giverId: number, since: Temporal.Instant): Promise<StoredGift[]> {
  const { rows } = await sql<GiftRow>`
    select id, group_id, given_at, expires_at, revoked_at, openings from gifts
    where giver_id = ${giverId} and given_at >= ${since} order by given_at desc, id desc`.execute(db)
  return rows.map(toGift)
}

/** Locked until the transaction ends, so that its openings are counted one by one. */
export async function lockGift(tx: Database, tokenHash: Buffer): Promise<StoredGift | undefined> {
  const { rows } = await sql<GiftRow>`
    select id, group_id, given_at, expires_at, revoked_at, openings from gifts
    where token_hash = ${tokenHash} for update`.execute(tx)
  return rows[0] && toGift(rows[0])
}

export async function countOpening(tx: Database, giftId: number): Promise<void> {
  await sql`update gifts set openings = openings + 1 where id = ${giftId}`.execute(tx)
}

/** All links to this article that the giver has given. */
export async function markGiftsRevoked(
  tx: Database,
  giverId: number,
  groupId: number,
  now: Temporal.Instant,
): Promise<void> {
  await sql`update gifts set revoked_at = ${now}
    where giver_id = ${giverId} and group_id = ${groupId} and revoked_at is null`.execute(tx)
}

/** All links that anybody has given. */
export async function endGifts(tx: Database, now: Temporal.Instant): Promise<void> {
  await sql`update gifts set revoked_at = ${now} where revoked_at is null`.execute(tx)
}
