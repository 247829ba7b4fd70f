import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type Schedule = {
  articleId: number
  revision: number
  kind: 'new' | 'small' | 'updated' | 'correction'
  note: string | null
  wall: string
  zone: string
  at: Temporal.Instant
  staffId: number
}

const columns = sql`article_id as "articleId", revision, kind, note, wall, zone, at, staff_id as "staffId"`

export async function findSchedule(db: Database, articleId: number): Promise<Schedule | undefined> {
  const { rows } = await sql<Schedule>`select ${columns} from article_schedules where article_id = ${articleId}`.execute(
    db,
  )
  return rows[0]
}

export async function deleteSchedule(tx: Database, articleId: number): Promise<void> {
  await sql`delete from article_schedules where article_id = ${articleId}`.execute(tx)
}

export async function upsertSchedule(
  tx: Database,
  articleId: number,
  schedule: Omit<Schedule, 'articleId'>,
  now: Temporal.Instant,
): Promise<void> {
  const { revision, kind, note, wall, zone, at, staffId } = schedule
  await sql`insert into article_schedules (article_id, revision, kind, note, wall, zone, at, staff_id, made_at)
    values (${articleId}, ${revision}, ${kind}, ${note}, ${wall}, ${zone}, ${at}, ${staffId}, ${now})
    on conflict (article_id) do update set revision = excluded.revision, kind = excluded.kind, note = excluded.note,
      wall = excluded.wall, zone = excluded.zone, at = excluded.at, staff_id = excluded.staff_id, made_at = excluded.made_at`.execute(
    tx,
  )
}

/** Of what is published already and changes at its hour; what is new is opened as everything is that was scheduled. */
export async function listDueChanges(db: Database, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select article_id as id from article_schedules
    where kind <> 'new' and at <= ${now} order by at`.execute(db)
  return rows.map(({ id }) => id)
}

export async function nextChange(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from article_schedules where kind <> 'new'`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function countChangesDue(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from article_schedules where kind <> 'new' and at <= ${now}`.execute(db)
  return rows[0]?.count ?? 0
}
