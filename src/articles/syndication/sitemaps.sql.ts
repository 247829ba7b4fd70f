import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Which parts of so many ids each hold anything, the first in any case. */
export async function listSitemaps(db: Database, ids: number): Promise<number[]> {
  const { rows } = await sql<{ part: number }>`
    select part::int as part
    from generate_series(1, greatest((select ceil(max(id) / ${ids}::numeric) from articles), 1)) part
    where part = 1 or exists (select from articles where status = 'published'
      and id > ((part - 1) * ${ids})::bigint and id <= (part * ${ids})::bigint limit 1)`.execute(db)
  return rows.map(({ part }) => part)
}

/** By id, so that a part stays what it was when new articles come. `changed` is ISO 8601. */
export async function listAddresses(
  db: Database,
  ids: { after: number; to: number },
): Promise<{ section: string; slug: string; changed: string }[]> {
  const { rows } = await sql<{ section: string; slug: string; changed: string }>`
    select section, slug,
      to_char(coalesce(updated, first_published) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as changed
    from articles where status = 'published' and id > ${ids.after} and id <= ${ids.to} order by id`.execute(db)
  return rows
}

export type RecentNews = { section: string; slug: string; language: string; published: string; headline: string }

/** Newest first. */
export async function listRecentNews(db: Database, since: Temporal.Instant, limit: number): Promise<RecentNews[]> {
  const { rows } = await sql<RecentNews>`
    select a.section, a.slug, a.language, v.headline,
      to_char(a.first_published at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as published
    from articles a join article_versions v on v.id = a.version_id
    -- What somebody paid for is no news.
    where a.status = 'published' and a.sponsor is null and a.first_published >= ${since}
    order by a.first_published desc, a.id desc limit ${limit}`.execute(db)
  return rows
}
