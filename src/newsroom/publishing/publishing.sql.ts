import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Schedule } from '../workflow/workflow.module.ts'

/** The version that the article has now was made of this revision, and readers have it from this instant on. */
export async function storePublic(
  tx: Database,
  articleId: number,
  { revision, staffId }: { revision: number; staffId: number },
  at: Temporal.Instant,
): Promise<void> {
  await sql`insert into article_workflow (article_id, public_revision, public_version, public_by, public_at)
    values (${articleId}, ${revision}, (select version_id from articles where id = ${articleId}), ${staffId}, ${at})
    on conflict (article_id) do update set public_revision = excluded.public_revision,
      public_version = excluded.public_version, public_by = excluded.public_by, public_at = excluded.public_at`.execute(
    tx,
  )
}

/** `undefined`: it may go out whenever somebody says. */
export async function storeEmbargo(
  tx: Database,
  articleId: number,
  until: { wall: string; zone: string; at: Temporal.Instant } | undefined,
): Promise<void> {
  const { wall = null, zone = null, at = null } = until ?? {}
  await sql`insert into article_workflow (article_id, embargo_wall, embargo_zone, embargo_at)
    values (${articleId}, ${wall}, ${zone}, ${at})
    on conflict (article_id) do update set embargo_wall = excluded.embargo_wall, embargo_zone = excluded.embargo_zone,
      embargo_at = excluded.embargo_at`.execute(tx)
}

export async function insertCorrection(
  tx: Database,
  articleId: number,
  { text, staffId }: { text: string; staffId: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into corrections (article_id, at, text, staff_id)
    values (${articleId}, ${now}, ${text}, ${staffId})`.execute(tx)
}

/** Whether another article stands, or stood in this very moment, under this name. */
export async function isTaken(db: Database, slug: string, butFor: number): Promise<boolean> {
  const { rows } = await sql`select from articles where slug = ${slug} and id <> ${butFor}`.execute(db)
  return rows.length > 0
}

/** In which languages the same article is out already. */
export async function listLanguages(db: Database, articleId: number): Promise<string[]> {
  const { rows } = await sql<{ language: string }>`select b.language from articles a
    join articles b on b.group_id = a.group_id and b.id <> a.id and b.status = 'published'
    where a.id = ${articleId} order by b.language`.execute(db)
  return rows.map(({ language }) => language)
}

export async function upsertSchedule(
  tx: Database,
  articleId: number,
  schedule: Omit<Schedule, 'articleId'>,
  now: Temporal.Instant,
): Promise<void> {
  const { revision, kind, note, wall, zone, at, staffId } = schedule
  await sql`insert into article_schedules (article_id, revision, kind, note, wall, zone, at, staff_id, made_at)
    values (${articleId}, ${revision}, ${kind}, ${note}, ${wall}, ${zone}, ${at}, ${staffId}, ${now})
    on conflict (article_id) do update set revision = excluded.revision, kind = excluded.kind, note = excluded.note,
      wall = excluded.wall, zone = excluded.zone, at = excluded.at, staff_id = excluded.staff_id, made_at = excluded.made_at`.execute(
    tx,
  )
}

/** Of what is published already and changes at its hour; what is new is opened as everything is that was scheduled. */
export async function listDueChanges(db: Database, now: Temporal.Instant): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select article_id as id from article_schedules
    where kind <> 'new' and at <= ${now} order by at`.execute(db)
  return rows.map(({ id }) => id)
}

export async function nextChange(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(at) as at from article_schedules where kind <> 'new'`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function countChangesDue(db: Database, now: Temporal.Instant): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from article_schedules where kind <> 'new' and at <= ${now}`.execute(db)
  return rows[0]?.count ?? 0
}
