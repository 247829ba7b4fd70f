import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { LeaseRow } from './judgeEvents.rule.ts'

/** Those that are still there, locked in the order of their numbers. */
export async function lockLeases(tx: Database, ids: readonly number[]): Promise<LeaseRow[]> {
  const { rows } = await sql<LeaseRow>`
    select id, campaign_id as "campaignId", size, seen, clicked, closes_at as "closesAt" from campaign_leases
    where id = any(${[...ids]}::bigint[]) order by id for update`.execute(tx)
  return rows
}

export type LeaseCount = Pick<LeaseRow, 'id' | 'seen' | 'clicked'> & { served: number }

export async function storeLeases(tx: Database, leases: readonly LeaseCount[]): Promise<void> {
  await sql`update campaign_leases l set seen = n.seen, clicked = n.clicked, served = greatest(l.served, n.served)
    from unnest(${leases.map(({ id }) => id)}::bigint[], ${leases.map(({ seen }) => seen)}::bytea[],
      ${leases.map(({ clicked }) => clicked)}::bytea[], ${leases.map(({ served }) => served)}::integer[])
      as n (id, seen, clicked, served)
    where l.id = n.id`.execute(tx)
}

export type DayCount = {
  campaignId: number
  day: string
  placement: string
  served: number
  seen: number
  clicked: number
}

/** In the order of their keys, whoever counts beside it. */
export async function addDays(tx: Database, days: readonly DayCount[]): Promise<void> {
  await sql`insert into campaign_days (campaign_id, day, placement, served, seen, clicked)
    select n.campaign_id, n.day, n.placement, n.served, n.seen, n.clicked
    from unnest(${days.map(({ campaignId }) => campaignId)}::bigint[], ${days.map(({ day }) => day)}::date[],
      ${days.map(({ placement }) => placement)}::text[], ${days.map(({ served }) => served)}::bigint[],
      ${days.map(({ seen }) => seen)}::bigint[], ${days.map(({ clicked }) => clicked)}::bigint[])
      as n (campaign_id, day, placement, served, seen, clicked)
    join campaigns c on c.id = n.campaign_id
    order by n.campaign_id, n.day, n.placement
    on conflict (campaign_id, day, placement) do update set served = campaign_days.served + excluded.served,
      seen = campaign_days.seen + excluded.seen, clicked = campaign_days.clicked + excluded.clicked`.execute(tx)
}

export type RefusalCount = {
  campaignId: number | undefined
  day: string
  event: string
  reason: string
  refused: number
}

export async function addRefusals(tx: Database, refusals: readonly RefusalCount[]): Promise<void> {
  await sql`insert into campaign_refusals (campaign_id, day, event, reason, refused)
    select c.id, n.day, n.event, n.reason, sum(n.refused)::bigint
    from unnest(${refusals.map(({ campaignId }) => campaignId ?? null)}::bigint[],
      ${refusals.map(({ day }) => day)}::date[], ${refusals.map(({ event }) => event)}::text[],
      ${refusals.map(({ reason }) => reason)}::text[], ${refusals.map(({ refused }) => refused)}::bigint[])
      as n (campaign_id, day, event, reason, refused)
    left join campaigns c on c.id = n.campaign_id
    group by c.id, n.day, n.event, n.reason order by c.id, n.day, n.event, n.reason
    on conflict (campaign_id, day, event, reason)
      do update set refused = campaign_refusals.refused + excluded.refused`.execute(tx)
}
