import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Anchor } from '../text/text.module.ts'

export async function insertComment(
  tx: Database,
  articleId: number,
  comment: Anchor & { version: number; quote: string; words: string; staffId: number },
  now: Temporal.Instant,
): Promise<number> {
  const { from, to, gone, version, quote, words, staffId } = comment
  const { rows } = await sql<{ id: number }>`
    insert into article_comments (article_id, from_position, to_position, version, quote, gone, words, staff_id, at)
    values (${articleId}, ${from}, ${to}, ${version}, ${quote}, ${gone}, ${words}, ${staffId}, ${now})
    returning id`.execute(tx)
  return rows[0]?.id as number
}

export type ArticleComment = Anchor & {
  id: number
  version: number
  quote: string
  words: string
  staffId: number
  at: Temporal.Instant
  resolvedAt: Temporal.Instant | null
}

/** In the order in which they were made. */
export async function listComments(db: Database, articleId: number): Promise<ArticleComment[]> {
  const { rows } = await sql<ArticleComment>`select id, from_position as from, to_position as to, version, quote, gone,
      words, staff_id as "staffId", at, resolved_at as "resolvedAt"
    from article_comments where article_id = ${articleId} order by id`.execute(db)
  return rows
}

export async function listAnchors(tx: Database, articleId: number): Promise<Array<Anchor & { id: number }>> {
  const { rows } = await sql<Anchor & { id: number }>`select id, from_position as from, to_position as to, gone
    from article_comments where article_id = ${articleId} order by id`.execute(tx)
  return rows
}

export async function updateAnchors(
  tx: Database,
  articleId: number,
  { version, anchors }: { version: number; anchors: readonly (Anchor & { id: number })[] },
): Promise<void> {
  if (anchors.length === 0) return
  await sql`update article_comments c set version = ${version}, from_position = a."from", to_position = a."to", gone = a.gone
    from jsonb_to_recordset(${JSON.stringify(anchors)}::jsonb) as a (id bigint, "from" integer, "to" integer, gone boolean)
    where c.id = a.id and c.article_id = ${articleId}`.execute(tx)
}

export async function storeResolved(
  tx: Database,
  { articleId, commentId, staffId }: { articleId: number; commentId: number; staffId: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update article_comments set resolved_at = coalesce(resolved_at, ${now}),
      resolved_by = coalesce(resolved_by, ${staffId})
    where id = ${commentId} and article_id = ${articleId}`.execute(tx)
  return numAffectedRows === 1n
}
