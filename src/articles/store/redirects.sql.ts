import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Where the first of these older addresses leads that leads anywhere now. */
export async function findRedirect(
  db: Database,
  paths: readonly string[],
): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`select a.section, a.slug from redirects r
    join articles a on a.id = r.article_id and a.status in ('published', 'expired', 'withdrawn')
    where r.path = any(${[...paths]}::text[]) order by array_position(${[...paths]}::text[], r.path) limit 1`.execute(
    db,
  )
  return rows[0]
}

/** Where the published article of this name stands. */
export async function findStanding(db: Database, slug: string): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`select section, slug from articles
    where slug = ${slug} and status = 'published'`.execute(db)
  return rows[0]
}
