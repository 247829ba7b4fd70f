import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Whether readers find it now. */
export async function isPublic(db: Database, articleId: number): Promise<boolean> {
  const { rows } = await sql<{ isPublic: boolean }>`
    select status = 'published' as "isPublic" from articles where id = ${articleId}`.execute(db)
  return rows[0]?.isPublic ?? false
}
