import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

export type SavedArticle = { articleId: number; slug: string; headline: string }

/** In the order in which they were saved, whatever has become of them since. */
export async function listSaved(db: Database, readerId: number): Promise<SavedArticle[]> {
  const { rows } = await sql<SavedArticle>`select a.id as "articleId", a.slug, v.headline
    from saved_articles s join articles a on a.id = s.article_id join article_versions v on v.id = a.version_id
    where s.reader_id = ${readerId} order by s.saved_at, a.id`.execute(db)
  return rows
}

export async function countSaved(db: Database, readerId: number): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from saved_articles
    where reader_id = ${readerId}`.execute(db)
  return rows[0]?.count ?? 0
}

export async function insertSaved(db: Database, readerId: number, articleId: number, now: Temporal.Instant) {
  await sql`insert into saved_articles (reader_id, article_id, saved_at) values (${readerId}, ${articleId}, ${now})
    on conflict (reader_id, article_id) do nothing`.execute(db)
}

export async function deleteSaved(db: Database, readerId: number, articleId: number): Promise<void> {
  await sql`delete from saved_articles where reader_id = ${readerId} and article_id = ${articleId}`.execute(db)
}

export async function deleteAllSaved(db: Database, readerId: number): Promise<void> {
  await sql`delete from saved_articles where reader_id = ${readerId}`.execute(db)
}

export const listSavedRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    saved_articles: sql`select to_jsonb(s) || jsonb_build_object('slug', a.slug) as row
      from saved_articles s join articles a on a.id = s.article_id where s.reader_id = ${readerId}
      order by s.saved_at, s.article_id`,
  })
