import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Replacement } from './replacement.ts'

// An array of large numbers comes as texts.
const columns = sql`id, picture_id as "pictureId", by_id as "byId", staff_id as "staffId", keeps_words as "keepsWords",
  reason, to_json(articles) as articles, done, outcomes, at, ended_at as "endedAt"`

export async function insertReplacement(
  tx: Database,
  one: Pick<Replacement, 'pictureId' | 'byId' | 'staffId' | 'keepsWords' | 'reason' | 'articles'>,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into picture_replacements (picture_id, by_id, staff_id, keeps_words, reason, articles, at)
    values (${one.pictureId}, ${one.byId}, ${one.staffId}, ${one.keepsWords}, ${one.reason}, ${one.articles}::bigint[], ${now})
    returning id`.execute(tx)
  return rows[0]?.id as number
}

export async function findReplacement(db: Database, id: number): Promise<Replacement | undefined> {
  const { rows } = await sql<Replacement>`select ${columns} from picture_replacements where id = ${id}`.execute(db)
  return rows[0]
}

/** Whoever holds it is the only one who goes on with it. */
export async function lockReplacement(tx: Database, id: number): Promise<Replacement | undefined> {
  const { rows } =
    await sql<Replacement>`select ${columns} from picture_replacements where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function storeOutcomes(
  tx: Database,
  id: number,
  { done, outcomes, endedAt }: Pick<Replacement, 'done' | 'outcomes' | 'endedAt'>,
): Promise<void> {
  await sql`update picture_replacements set done = ${done}, outcomes = ${JSON.stringify(outcomes)}, ended_at = ${endedAt}
    where id = ${id}`.execute(tx)
}
