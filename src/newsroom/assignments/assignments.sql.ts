import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StaffRole } from '../../staff/permissions/permissions.module.ts'
import type { Need, StoredState } from '../articles/articles.module.ts'

/** Whoever holds it is the only one who changes who has the article, by when, and what it needs. */
export async function lockForAssigning(tx: Database, articleId: number): Promise<StoredState | undefined> {
  const { rows } = await sql<{ status: StoredState }>`
    select status from articles where id = ${articleId} for no key update`.execute(tx)
  return rows[0]?.status
}

export type Assignee = { id: number; name: string; role: StaffRole }

/** Who has it, in the order in which they were given it. */
export async function listAssignees(db: Database, articleId: number): Promise<Assignee[]> {
  const { rows } = await sql<Assignee>`
    select s.id, coalesce(nullif(s.name, ''), split_part(s.email, '@', 1)) as name, s.role
    from article_assignees g join staff s on s.id = g.staff_id
    where g.article_id = ${articleId} order by g.at, s.id`.execute(db)
  return rows
}

/** Which of these write as one of the article's authors. */
export async function listItsAuthors(db: Database, articleId: number): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select s.id from article_authors l join staff s on s.author = l.author
    where l.article_id = ${articleId}`.execute(db)
  return rows.map(({ id }) => id)
}

export async function insertAssignee(
  tx: Database,
  { articleId, staffId, by }: { articleId: number; staffId: number; by: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into article_assignees (article_id, staff_id, assigned_by, at)
    values (${articleId}, ${staffId}, ${by}, ${now}) on conflict do nothing`.execute(tx)
}

export async function deleteAssignee(tx: Database, articleId: number, staffId: number): Promise<void> {
  await sql`delete from article_assignees where article_id = ${articleId} and staff_id = ${staffId}`.execute(tx)
}

export async function findDue(db: Database, articleId: number): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ dueAt: Temporal.Instant }>`
    select due_at as "dueAt" from article_dues where article_id = ${articleId}`.execute(db)
  return rows[0]?.dueAt
}

export async function storeDue(
  tx: Database,
  articleId: number,
  due: { at: Temporal.Instant; remindAt: Temporal.Instant | undefined; staffId: number },
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into article_dues (article_id, due_at, remind_at, staff_id, at)
    values (${articleId}, ${due.at}, ${due.remindAt ?? null}, ${due.staffId}, ${now})
    on conflict (article_id) do update set due_at = excluded.due_at, remind_at = excluded.remind_at,
      staff_id = excluded.staff_id, at = excluded.at`.execute(tx)
}

export async function deleteDue(tx: Database, articleId: number): Promise<void> {
  await sql`delete from article_dues where article_id = ${articleId}`.execute(tx)
}

export type NeedOfArticle = {
  need: Need
  by: string
  at: Temporal.Instant
  metBy: string | null
  metAt: Temporal.Instant | null
}

/** What it needs and needed, with who said so. */
export async function listNeeds(db: Database, articleId: number): Promise<NeedOfArticle[]> {
  const { rows } = await sql<NeedOfArticle>`
    select n.need, n.at, n.met_at as "metAt", coalesce(nullif(s.name, ''), split_part(s.email, '@', 1)) as by,
      coalesce(nullif(m.name, ''), split_part(m.email, '@', 1)) as "metBy"
    from article_needs n join staff s on s.id = n.staff_id left join staff m on m.id = n.met_by
    where n.article_id = ${articleId} order by n.need`.execute(db)
  return rows
}

/** True where it was not needed until now. */
export async function storeNeed(
  tx: Database,
  { articleId, need, staffId }: { articleId: number; need: Need; staffId: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`insert into article_needs (article_id, need, staff_id, at)
    values (${articleId}, ${need}, ${staffId}, ${now})
    on conflict (article_id, need) do update set staff_id = excluded.staff_id, at = excluded.at, met_by = null, met_at = null
      where article_needs.met_at is not null`.execute(tx)
  return numAffectedRows === 1n
}

/** True where it was needed until now. */
export async function storeMet(
  tx: Database,
  { articleId, need, staffId }: { articleId: number; need: Need; staffId: number },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`update article_needs set met_by = ${staffId}, met_at = ${now}
    where article_id = ${articleId} and need = ${need} and met_at is null`.execute(tx)
  return numAffectedRows === 1n
}

export async function nextReminder(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(remind_at) as at from article_dues where remind_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Takes what whoever has it is to be reminded of; each once. */
export async function takeReminders(
  tx: Database,
  most: number,
  now: Temporal.Instant,
): Promise<{ articleId: number; isPending: boolean }[]> {
  const { rows } = await sql<{ articleId: number; isPending: boolean }>`
    update article_dues d set remind_at = null from articles a where a.id = d.article_id and d.article_id in (
      select article_id from article_dues where remind_at <= ${now} order by remind_at limit ${most} for update skip locked)
    returning d.article_id as "articleId", a.status in ('draft', 'in-review', 'ready', 'scheduled') as "isPending"`.execute(
    tx,
  )
  return rows
}
