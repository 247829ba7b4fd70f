import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** How far a booking is promised; its row stays locked. undefined: there is no such booking. */
export async function lockPromise(tx: Database, campaignId: number) {
  const { rows } = await sql<{ booked: number | null; promised: number }>`
    select booked, settled + reserved as promised from campaign_progress
    where campaign_id = ${campaignId} for update`.execute(tx)
  return rows[0]
}

export async function countLeases(db: Database, campaignId: number): Promise<number> {
  const { rows } = await sql<{ leases: number }>`
    select count(*) as leases from campaign_leases where campaign_id = ${campaignId}`.execute(db)
  return rows[0]?.leases ?? 0
}

export type StoredLease = { id: number; campaignId: number; size: number; closesAt: Temporal.Instant }

export async function insertLease(tx: Database, { id, campaignId, size, closesAt }: StoredLease): Promise<void> {
  const none = Buffer.alloc(Math.ceil(size / 8))
  await sql`update campaign_progress set reserved = reserved + ${size} where campaign_id = ${campaignId}`.execute(tx)
  await sql`insert into campaign_leases (id, campaign_id, size, seen, clicked, closes_at)
    values (${id}, ${campaignId}, ${size}, ${none}, ${none}, ${closesAt})`.execute(tx)
}

/** Gives back what nobody was shown of it: from the impression with this number on. */
export async function shrinkLease(tx: Database, id: number, served: number): Promise<void> {
  const { rows } = await sql<{ campaignId: number; size: number }>`
    select campaign_id as "campaignId", size from campaign_leases where id = ${id} for update`.execute(tx)
  const [lease] = rows
  if (!lease || lease.size <= served) return
  // A lease of nothing cannot be; the one impression goes back when it closes.
  const size = Math.max(1, served)
  await sql`update campaign_leases set size = ${size}, served = greatest(served, ${served}) where id = ${id}`.execute(
    tx,
  )
  await sql`update campaign_progress set reserved = reserved - ${lease.size - size}
    where campaign_id = ${lease.campaignId}`.execute(tx)
}

export async function earliestClosing(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ closes_at: Temporal.Instant }>`
    select closes_at from campaign_leases order by closes_at limit 1`.execute(db)
  return rows[0]?.closes_at
}

export async function countClosing(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ leases: number }>`
    select count(*) as leases from campaign_leases where closes_at <= ${now}`.execute(db)
  return rows[0]?.leases ?? 0
}

/**
 * What was seen of them is settled, the rest may be leased again. How many were closed, at most `most`. They are locked
 * in the order in which whoever counts locks them.
 */
export async function closeDueLeases(tx: Database, most: number, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ closed: number }>`
    with due as (
      select id, campaign_id, size, served, bit_count(seen) as seen from campaign_leases
      where id = any(array(select id from campaign_leases where closes_at <= ${now} order by closes_at, id limit ${most}))
      order by id for update
    ), gone as (
      delete from campaign_leases where id = any(array(select id from due))
    ), sums as (
      select campaign_id, sum(size)::bigint as size, sum(served)::bigint as served, sum(seen)::bigint as seen
      from due group by campaign_id
    ), settled as (
      update campaign_progress p set settled = p.settled + s.seen, settled_served = p.settled_served + s.served,
        reserved = p.reserved - s.size
      from sums s where s.campaign_id = p.campaign_id
    )
    select count(*) as closed from due`.execute(tx)
  return rows[0]?.closed ?? 0
}

export type CampaignProgress = {
  campaignId: number
  booked: number
  settled: number
  settledServed: number
  reserved: number
  seen: number
  served: number
}

/** Of the guaranteed ones among these. */
export async function listProgress(db: Database, campaignIds: readonly number[]): Promise<CampaignProgress[]> {
  const { rows } = await sql<CampaignProgress>`
    select p.campaign_id as "campaignId", p.booked, p.settled, p.settled_served as "settledServed", p.reserved,
      coalesce(sum(bit_count(l.seen)), 0)::bigint as seen, coalesce(sum(l.served), 0)::bigint as served
    from campaign_progress p left join campaign_leases l on l.campaign_id = p.campaign_id
    where p.campaign_id = any(${[...campaignIds]}::bigint[]) and p.booked is not null
    group by p.campaign_id`.execute(db)
  return rows
}
