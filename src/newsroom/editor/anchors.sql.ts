import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Anchor } from '../text/text.module.ts'

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
