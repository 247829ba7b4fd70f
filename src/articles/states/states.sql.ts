import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

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

/** Opens what is due, and gives back their numbers; what has expired meanwhile is never seen. */
export async function openArticles(tx: Database, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`update articles
    set status = case when expires_at <= ${now} then 'expired' else 'published' end
    where status = 'scheduled' and first_published <= ${now} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

export async function closeArticles(tx: Database, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`update articles set status = 'expired'
    where status = 'published' and expires_at <= ${now} returning id`.execute(tx)
  return rows.map(({ id }) => id)
}

/** The number of the article of this name, whatever its state. */
export async function lockArticle(tx: Database, slug: string): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`select id from articles where slug = ${slug} for update`.execute(tx)
  return rows[0]?.id
}

/** One that is withdrawn already gets the new reason. */
export async function storeWithdrawn(tx: Database, articleId: number, reason: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update articles set status = 'withdrawn', withdrawn_reason = ${reason},
    withdrawn_from = coalesce(withdrawn_from, status) where id = ${articleId}`.execute(tx)
  return numAffectedRows === 1n
}

export async function restoreWithdrawn(tx: Database, articleId: number, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update articles set withdrawn_reason = null, withdrawn_from = null,
    status = case when withdrawn_from in ('published', 'scheduled', 'expired') and expires_at <= ${now} then 'expired'
      when withdrawn_from = 'published' and first_published > ${now} then 'scheduled' else withdrawn_from end
    where id = ${articleId} and status = 'withdrawn'`.execute(tx)
  return numAffectedRows === 1n
}

/** What was public once and is no longer, with the reason where somebody gave one. */
export async function findGone(db: Database, slug: string): Promise<{ reason: string | undefined } | undefined> {
  const { rows } = await sql<{ reason: string | null }>`select withdrawn_reason as reason from articles
    where slug = ${slug} and (status = 'expired' or (status = 'withdrawn' and withdrawn_from in ('published', 'expired')))`.execute(
    db,
  )
  return rows[0] && { reason: rows[0].reason ?? undefined }
}
