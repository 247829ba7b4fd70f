import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

type Slugs = { slug: string }[]

export async function nextOpening(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(first_published) as at from articles where status = 'scheduled'`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function nextClosing(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(expires_at) as at from articles where status = 'published' and expires_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function countOpenings(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from articles where status = 'scheduled' and first_published <= ${now}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Opens what is due; what has expired meanwhile is never seen. */
export async function openArticles(tx: Database, now: Temporal.Instant): Promise<Slugs> {
  const { rows } = await sql<{ slug: string }>`update articles
    set status = case when expires_at <= ${now} then 'expired' else 'published' end
    where status = 'scheduled' and first_published <= ${now} returning slug`.execute(tx)
  return rows
}

export async function closeArticles(tx: Database, now: Temporal.Instant): Promise<Slugs> {
  const { rows } = await sql<{ slug: string }>`update articles set status = 'expired'
    where status = 'published' and expires_at <= ${now} returning slug`.execute(tx)
  return rows
}
