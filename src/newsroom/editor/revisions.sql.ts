import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type Revision = {
  number: number
  label: string | null
  /** The revision that it brought back. */
  restoredFrom: number | null
  /** Of the text; of revisions from before these were counted it is not known. */
  version: number | null
  /** Null: nobody of the staff, but a file, as its label says, or the operator. */
  staffId: number | null
  at: Temporal.Instant
}

/** Of what a file has brought. */
export const FROM_FILE = 'From its file'

export type WholeRevision = Revision & { text: unknown; facts: Record<string, unknown> }

/** Whoever calls holds the working copy: no two get the same number. */
export async function insertRevision(
  tx: Database,
  articleId: number,
  revision: Omit<WholeRevision, 'number' | 'at'>,
  now: Temporal.Instant,
): Promise<number> {
  const { text, facts, label, restoredFrom, version, staffId } = revision
  const { rows } = await sql<{ number: number }>`
    insert into article_revisions (article_id, number, text, facts, label, restored_from, version, staff_id, at)
    select ${articleId}, coalesce(max(number), 0) + 1, ${JSON.stringify(text)}, ${JSON.stringify(facts)}, ${label},
      ${restoredFrom}::integer, ${version}::integer, ${staffId}, ${now}
    from article_revisions where article_id = ${articleId} returning number`.execute(tx)
  return rows[0]?.number as number
}

/** Newest first; those before a number, and so many at most. */
export async function listRevisions(
  db: Database,
  articleId: number,
  { before = 2_147_483_647, most = 200 }: { before?: number; most?: number } = {},
): Promise<Revision[]> {
  const { rows } = await sql<Revision>`select number, label, restored_from as "restoredFrom", version,
      staff_id as "staffId", at
    from article_revisions where article_id = ${articleId} and number < ${before}
    order by number desc limit ${most}`.execute(db)
  return rows
}

/** The newest whose text is of this version or an older one. */
export async function findRevisionAt(
  db: Database,
  articleId: number,
  version: number,
): Promise<{ text: unknown; version: number } | undefined> {
  const { rows } = await sql<{ text: unknown; version: number }>`select text, version from article_revisions
    where article_id = ${articleId} and version <= ${version} order by version desc limit 1`.execute(db)
  return rows[0]
}

/** The one of this number, or the newest. */
export async function findRevision(
  db: Database,
  articleId: number,
  number: number | 'newest',
): Promise<WholeRevision | undefined> {
  const which = number === 'newest' ? sql`true` : sql`number = ${number}`
  const { rows } = await sql<WholeRevision>`select number, label, restored_from as "restoredFrom", version,
      staff_id as "staffId", at, text, facts
    from article_revisions where article_id = ${articleId} and ${which} order by number desc limit 1`.execute(db)
  return rows[0]
}
