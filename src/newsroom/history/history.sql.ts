import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type WrittenStep = { version: number; step: unknown; staffId: number }

/** In their order, as far as they are kept. */
export async function listStepsBetween(
  db: Database,
  articleId: number,
  { after, until }: { after: number; until: number },
): Promise<WrittenStep[]> {
  const { rows } = await sql<WrittenStep>`select version, step, staff_id as "staffId" from article_steps
    where article_id = ${articleId} and version > ${after} and version <= ${until} order by version`.execute(db)
  return rows
}

export type Seen = {
  /** Up to where somebody has read. */
  version: number
  at: Temporal.Instant
  /** Up to where they had when they came to it this time. */
  sinceVersion: number
  sinceAt: Temporal.Instant
}

export async function findSeen(db: Database, articleId: number, staffId: number): Promise<Seen | undefined> {
  const { rows } = await sql<Seen>`select version, at, since_version as "sinceVersion", since_at as "sinceAt"
    from article_seen where article_id = ${articleId} and staff_id = ${staffId}`.execute(db)
  return rows[0]
}

/** Never less than was seen before: of two tabs the older one may be the last to be left. */
export async function upsertSeen(
  db: Database,
  { articleId, staffId }: { articleId: number; staffId: number },
  { version, at, sinceVersion, sinceAt }: Seen,
): Promise<void> {
  await sql`insert into article_seen as known (article_id, staff_id, version, at, since_version, since_at)
    values (${articleId}, ${staffId}, ${version}, ${at}, ${sinceVersion}, ${sinceAt})
    on conflict (article_id, staff_id) do update set version = greatest(known.version, excluded.version),
      at = excluded.at, since_version = excluded.since_version, since_at = excluded.since_at`.execute(db)
}

export type ChangedSince = { articleId: number; count: number }

/** More is not counted: it is a lot. */
const MOST_COUNTED = 100

/** Of these articles those that others have changed since somebody read them, and how often. */
export async function countChangesSince(
  db: Database,
  staffId: number,
  articleIds: readonly number[],
): Promise<ChangedSince[]> {
  const { rows } = await sql<ChangedSince>`
    select s.article_id as "articleId", (written.count + said.count)::integer as count
    from article_seen s
    cross join lateral (select count(*) from (select 1 from article_steps w where w.article_id = s.article_id
      and w.version > s.version and w.staff_id <> s.staff_id limit ${MOST_COUNTED}) w) written
    cross join lateral (select count(*) from article_facts f where f.article_id = s.article_id
      and f.at > s.at and f.staff_id is distinct from s.staff_id) said
    where s.staff_id = ${staffId} and s.article_id = any(${[...articleIds]}::bigint[])
      and written.count + said.count > 0`.execute(db)
  return rows
}

/** What others have said of an article beside its text since an instant. */
export async function listFactsSince(db: Database, articleId: number, since: Temporal.Instant) {
  const { rows } = await sql<{ fact: string; value: unknown; staffId: number | null; at: Temporal.Instant }>`
    select fact, value, staff_id as "staffId", at from article_facts
    where article_id = ${articleId} and at > ${since} order by fact`.execute(db)
  return rows
}

/** The article's version from which its working copy was begun. */
export async function findBegun(db: Database, articleId: number) {
  const { rows } = await sql<{ versionId: number; groupId: number }>`
    select c.begun_from as "versionId", a.group_id as "groupId"
    from working_copies c join articles a on a.id = c.article_id where c.article_id = ${articleId}`.execute(db)
  return rows[0]
}

export async function earliestToKeep(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(keep_at) as at from working_copies
    where keep_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Locked; another process takes others. */
export async function lockCopiesToKeep(tx: Database, most: number, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select article_id as id from working_copies
    where keep_at is not null and keep_at <= ${now} order by keep_at limit ${most} for update skip locked`.execute(tx)
  return rows.map(({ id }) => id)
}
