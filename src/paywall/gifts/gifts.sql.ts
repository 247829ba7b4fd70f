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

export async function findGiver(db: Database, tokenHash: Buffer): Promise<number | undefined> {
  const { rows } = await sql<{ giver_id: number }>`select giver_id from gifts where token_hash = ${tokenHash}`.execute(
    db,
  )
  return rows[0]?.giver_id
}

/**
 * With the openings of all links that its giver has given to the article lately: giving it again opens it no more often.
 * All of them are locked until the transaction ends, so that openings are counted one by one.
 */
export async function lockGift(
  tx: Database,
  tokenHash: Buffer,
  since: Temporal.Instant,
): Promise<StoredGift | undefined> {
  const { rows } = await sql<GiftRow & { followed: boolean }>`
    select g.id, g.group_id, g.given_at, g.expires_at, g.revoked_at, g.openings,
      g.token_hash = ${tokenHash} as followed
    from gifts f join gifts g on g.giver_id = f.giver_id and g.group_id = f.group_id
      and (g.id = f.id or g.given_at > ${since})
    where f.token_hash = ${tokenHash} order by g.id for update of g`.execute(tx)
  const row = rows.find(({ followed }) => followed)
  return row && { ...toGift(row), openings: rows.reduce((sum, { openings }) => sum + openings, 0) }
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
  await sql`/* reads all: once, when a backup is restored */ update gifts set revoked_at = ${now} where revoked_at is null`.execute(
    tx,
  )
}
