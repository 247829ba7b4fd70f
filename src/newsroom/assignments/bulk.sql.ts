import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { BulkAction } from '../articles/articles.module.ts'

/** Why it could not be done with one of them. */
export type Refusal = { article: number; because: string }

export type BulkRun = {
  id: number
  staffId: number
  action: BulkAction
  articles: number[]
  /** What was chosen for them; null until somebody has gone on. */
  choice: unknown
  done: number
  changed: number
  refused: Refusal[]
  endedAt: Temporal.Instant | null
}

// An array of large numbers comes as texts.
const columns = sql`id, staff_id as "staffId", action, to_json(articles) as articles, choice, done, changed, refused, ended_at as "endedAt"`

export async function insertBulkRun(
  db: Database,
  run: Pick<BulkRun, 'staffId' | 'action' | 'articles'>,
  now: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into bulk_runs (staff_id, action, articles, at)
    values (${run.staffId}, ${run.action}, ${run.articles}::bigint[], ${now}) returning id`.execute(db)
  return rows[0]?.id as number
}

export async function findBulkRun(db: Database, id: number): Promise<BulkRun | undefined> {
  const { rows } = await sql<BulkRun>`select ${columns} from bulk_runs where id = ${id}`.execute(db)
  return rows[0]
}

/** Whoever holds it is the only one who goes on with it. */
export async function lockBulkRun(tx: Database, id: number): Promise<BulkRun | undefined> {
  const { rows } = await sql<BulkRun>`select ${columns} from bulk_runs where id = ${id} for update`.execute(tx)
  return rows[0]
}

export async function storeChoice(tx: Database, id: number, choice: object): Promise<void> {
  await sql`update bulk_runs set choice = ${JSON.stringify(choice)} where id = ${id}`.execute(tx)
}

export async function storeProgress(
  tx: Database,
  id: number,
  { done, changed, refused, endedAt }: Pick<BulkRun, 'done' | 'changed' | 'refused' | 'endedAt'>,
): Promise<void> {
  await sql`update bulk_runs set done = ${done}, changed = ${changed}, refused = ${JSON.stringify(refused)},
    ended_at = ${endedAt} where id = ${id}`.execute(tx)
}

export async function oldestBulkRun(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant }>`select at from bulk_runs order by at limit 1`.execute(db)
  return rows[0]?.at
}

export async function deleteBulkRunsUntil(db: Database, until: Temporal.Instant): Promise<number> {
  const { numAffectedRows = 0n } = await sql`delete from bulk_runs where id in
    (select id from bulk_runs where at <= ${until} order by at limit 500)`.execute(db)
  return Number(numAffectedRows)
}

export type WhoseArticle = { id: number; status: string; isOwn: boolean; headline: string }

/** Of these, in which state each is and whether it is by this author, in one look. */
export async function findWhoseAll(
  db: Database,
  articles: readonly number[],
  author: string | undefined,
): Promise<WhoseArticle[]> {
  const { rows } = await sql<WhoseArticle>`
    select a.id, a.status, exists (select from article_authors l
        where l.article_id = a.id and l.author = ${author ?? null}) as "isOwn",
      coalesce((select f.value #>> '{}' from article_facts f where f.article_id = a.id and f.fact = 'headline'),
        v.headline) as headline
    from unnest(${[...articles]}::bigint[]) with ordinality asked (id, place)
    join articles a on a.id = asked.id join article_versions v on v.id = a.version_id order by asked.place`.execute(db)
  return rows
}
