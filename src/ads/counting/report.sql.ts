import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type ReportDay = { day: string; placement: string; served: number; seen: number; clicked: number }

/** By day and placement, in their order. What a process served in its last second before it died is not known: what was seen was served. */
export async function listDays(db: Database, campaignId: number): Promise<ReportDay[]> {
  const { rows } = await sql<ReportDay>`
    select day, placement, greatest(served, seen) as served, seen, clicked from campaign_days
    where campaign_id = ${campaignId} order by day, placement`.execute(db)
  return rows
}

export type ReportRefusal = { event: string; reason: string; refused: number }

/** Of one campaign, or, without one, of what nobody knows the campaign of. */
export async function sumRefusals(db: Database, campaignId: number | undefined): Promise<ReportRefusal[]> {
  const ofOne = campaignId === undefined ? sql`campaign_id is null` : sql`campaign_id = ${campaignId}`
  const { rows } = await sql<ReportRefusal>`
    select event, reason, sum(refused)::bigint as refused from campaign_refusals where ${ofOne}
    group by event, reason order by event, reason`.execute(db)
  return rows
}
