import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredState } from '../articles/articles.module.ts'

export type StoredCopy = { version: number; text: unknown; changedAt: Temporal.Instant }

/** Since when something is in no revision, when that is seen to, and who wrote last. */
export type LockedCopy = StoredCopy & {
  unkeptSince: Temporal.Instant | null
  keepAt: Temporal.Instant | null
  changedBy: number | null
}

/** Whoever holds it is the only one who changes this article's text, comments and facts. */
export async function lockCopy(tx: Database, articleId: number): Promise<LockedCopy | undefined> {
  const { rows } = await sql<LockedCopy>`select version, text, changed_at as "changedAt",
      unkept_since as "unkeptSince", keep_at as "keepAt", changed_by as "changedBy" from working_copies
    where article_id = ${articleId} for update`.execute(tx)
  return rows[0]
}

export async function findCopy(db: Database, articleId: number): Promise<StoredCopy | undefined> {
  const { rows } = await sql<StoredCopy>`select version, text, changed_at as "changedAt" from working_copies
    where article_id = ${articleId}`.execute(db)
  return rows[0]
}

/** Which version of an article is the newest, and whose group it is; the article's row is locked. */
export async function lockNewestVersion(tx: Database, articleId: number) {
  const { rows } = await sql<{ versionId: number; groupId: number }>`
    select version_id as "versionId", group_id as "groupId" from articles where id = ${articleId} for no key update`.execute(
    tx,
  )
  return rows[0]
}

/** Nothing happens where there is one already. */
export async function insertCopy(
  tx: Database,
  articleId: number,
  copy: { text: object; begunFrom: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into working_copies (article_id, version, text, begun_from, changed_at)
    values (${articleId}, 0, ${JSON.stringify(copy.text)}, ${copy.begunFrom}, ${now})
    on conflict (article_id) do nothing`.execute(tx)
}

export async function updateCopy(
  tx: Database,
  articleId: number,
  copy: { version: number; text: object },
  now: Temporal.Instant,
): Promise<void> {
  await sql`update working_copies set version = ${copy.version}, text = ${JSON.stringify(copy.text)}, changed_at = ${now}
    where article_id = ${articleId}`.execute(tx)
}

/** That something is in no revision yet, and when that is to be seen to. */
export async function markUnkept(
  tx: Database,
  articleId: number,
  { since, keepAt, staffId }: { since: Temporal.Instant; keepAt: Temporal.Instant; staffId: number | null },
): Promise<void> {
  await sql`update working_copies set unkept_since = ${since}, keep_at = ${keepAt}, changed_by = ${staffId}
    where article_id = ${articleId}`.execute(tx)
}

export async function markKept(tx: Database, articleId: number): Promise<void> {
  await sql`update working_copies set unkept_since = null, keep_at = null
    where article_id = ${articleId} and unkept_since is not null`.execute(tx)
}

/** In which state an article is stored, and whether it is by this author. */
export async function findWhose(db: Database, articleId: number, author: string | undefined) {
  const { rows } = await sql<{ status: StoredState; isOwn: boolean }>`
    select a.status, exists (select from article_authors l where l.article_id = a.id and l.author = ${author ?? null}) as "isOwn"
    from articles a where a.id = ${articleId}`.execute(db)
  return rows[0]
}

export type StoredStep = { version: number; step: unknown; client: string; staffId: number }

/** A working day of several hands; whoever misses more compares the two texts. */
const MOST_SINCE = 10_000

/** The first of those that made of version `base` what is there now, as far as they are still kept: `MOST_SINCE` at most. */
export async function listStepsSince(db: Database, articleId: number, base: number): Promise<StoredStep[]> {
  const { rows } = await sql<StoredStep>`select version, step, client, staff_id as "staffId" from article_steps
    where article_id = ${articleId} and version > ${base} order by version limit ${MOST_SINCE}`.execute(db)
  return rows
}

export async function insertSteps(
  tx: Database,
  articleId: number,
  { after, steps, client, staffId }: { after: number; steps: readonly object[]; client: string; staffId: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into article_steps (article_id, version, step, client, staff_id, at)
    select ${articleId}, ${after} + place::integer, step, ${client}, ${staffId}, ${now}
    from jsonb_array_elements(${JSON.stringify(steps)}::jsonb) with ordinality as made (step, place)`.execute(tx)
}

export async function findBatch(db: Database, articleId: number, batch: string) {
  const { rows } = await sql<{ digest: string; version: number }>`select digest, version from article_batches
    where article_id = ${articleId} and batch = ${batch}`.execute(db)
  return rows[0]
}

export async function insertBatch(
  tx: Database,
  articleId: number,
  { batch, digest, version }: { batch: string; digest: string; version: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into article_batches (article_id, batch, digest, version, at)
    values (${articleId}, ${batch}, ${digest}, ${version}, ${now})`.execute(tx)
}

export async function oldestStep(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select least((select min(at) from article_steps), (select min(at) from article_batches)) as at`.execute(db)
  return rows[0]?.at ?? undefined
}

/** At once at most; the rest follows. */
const MOST_FORGOTTEN = 500

export async function deleteStepsUntil(db: Database, until: Temporal.Instant): Promise<number> {
  // By their places in the table: neither is ever updated, and a few hundred are not worth reading all of it.
  const { rows } = await sql<{ count: number }>`
    with steps as (delete from article_steps where ctid = any(array(select ctid from article_steps
        where at <= ${until} order by at limit ${MOST_FORGOTTEN})) returning 1),
      batches as (delete from article_batches where ctid = any(array(select ctid from article_batches
        where at <= ${until} order by at limit ${MOST_FORGOTTEN})) returning 1)
    select (select count(*) from steps) + (select count(*) from batches) as count`.execute(db)
  return rows[0]?.count ?? 0
}
