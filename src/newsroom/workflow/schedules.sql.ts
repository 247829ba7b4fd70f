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
  const { rows } =
    await sql<Schedule>`select ${columns} from article_schedules where article_id = ${articleId}`.execute(db)
  return rows[0]
}

export async function deleteSchedule(tx: Database, articleId: number): Promise<void> {
  await sql`delete from article_schedules where article_id = ${articleId}`.execute(tx)
}
