import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export async function countAddresses(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from articles where status = 'published'`.execute(db)
  return rows[0]?.count ?? 0
}

/** Oldest first, so that a part stays what it was when new articles come. `changed` is ISO 8601. */
export async function listAddresses(
  db: Database,
  limit: number,
  offset: number,
): Promise<{ section: string; slug: string; changed: string }[]> {
  const { rows } = await sql<{ section: string; slug: string; changed: string }>`
    select section, slug,
      to_char(coalesce(updated, first_published) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from articles where status = 'published' order by id limit ${limit} offset ${offset}`.execute(db)
  return rows
}

export type RecentNews = { section: string; slug: string; language: string; published: string; headline: string }

/** Newest first. */
export async function listRecentNews(db: Database, since: Temporal.Instant, limit: number): Promise<RecentNews[]> {
  const { rows } = await sql<RecentNews>`
    select a.section, a.slug, a.language, v.headline,
      to_char(a.first_published at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as published
    from articles a join article_versions v on v.id = a.version_id
    where a.status = 'published' and a.first_published >= ${since}
    order by a.first_published desc, a.id desc limit ${limit}`.execute(db)
  return rows
}
