import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Slots that were asked for in the hour that begins then. */
export async function addTraffic(tx: Database, hour: Temporal.Instant, asked: number): Promise<void> {
  await sql`insert into notice_traffic (hour, asked) values (${hour}, ${asked})
    on conflict (hour) do update set asked = notice_traffic.asked + excluded.asked`.execute(tx)
}

export async function listTraffic(
  db: Database,
  since: Temporal.Instant,
): Promise<{ hour: Temporal.Instant; asked: number }[]> {
  const { rows } = await sql<{ hour: Temporal.Instant; asked: number }>`
    select hour, asked from notice_traffic where hour >= ${since}`.execute(db)
  return rows
}

export async function deleteTraffic(tx: Database, before: Temporal.Instant): Promise<void> {
  await sql`delete from notice_traffic where hour < ${before}`.execute(tx)
}
