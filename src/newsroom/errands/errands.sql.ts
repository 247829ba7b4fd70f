import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ErrandKind } from '../../staff/accounts/accounts.module.ts'
import type { ArticleState } from '../../staff/permissions/permissions.module.ts'

export type Errand = {
  staffId: number
  kind: ErrandKind
  articleId: number
  /** Whoever gives it; undefined where a date does. */
  by: number | undefined
  detail: string
  /** The comment that it is about. */
  commentId?: number
}

export async function insertErrand(
  tx: Database,
  { staffId, kind, articleId, by, detail, commentId }: Errand,
  mailAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<void> {
  await sql`insert into staff_errands (staff_id, kind, article_id, by_staff_id, detail, comment_id, at, mail_at)
    select id, ${kind}, ${articleId}, ${by ?? null}, ${detail}, ${commentId ?? null}::bigint, ${now},
      case when not ${kind} = any(mails_off) then ${mailAt}::timestamptz end
    from staff where id = ${staffId} and ended_at is null`.execute(tx)
}

/** Whose an article is at the desk: those who have it, and those who write as one of its authors. */
export async function listPeopleOf(db: Database, articleId: number): Promise<number[]> {
  const { rows } = await sql<{
    id: number
  }>`select staff_id as id from article_assignees where article_id = ${articleId}
    union select s.id from article_authors l join staff s on s.author = l.author and s.ended_at is null
      where l.article_id = ${articleId}`.execute(db)
  return rows.map(({ id }) => id)
}

export async function nextErrandMail(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(mail_at) as at from staff_errands where mail_at is not null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Whoever has waited longest for a mail that is due. */
export async function findWhoIsDue(db: Database, now: Temporal.Instant): Promise<number | undefined> {
  const { rows } = await sql<{ staffId: number }>`select staff_id as "staffId" from staff_errands
    where mail_at <= ${now} order by mail_at limit 1`.execute(db)
  return rows[0]?.staffId
}

export type ErrandToMail = {
  kind: ErrandKind
  articleId: number
  commentId: number | null
  headline: string
  by: string | null
  detail: string
  dueAt: Temporal.Instant | null
  /** As it is stored, and whether it is by whoever is told. */
  status: ArticleState | 'expired'
  isOwn: boolean
}

/** All that somebody has not been mailed of, oldest first; none of it is there for another process, or another time. */
export async function takeErrandsOf(tx: Database, staffId: number): Promise<ErrandToMail[]> {
  const { rows } = await sql<ErrandToMail>`with taken as (
      update staff_errands set mail_at = null where id in (select id from staff_errands
        where staff_id = ${staffId} and mail_at is not null order by id for update) returning *)
    select t.kind, t.article_id as "articleId", t.comment_id as "commentId", t.detail, d.due_at as "dueAt", a.status,
      exists (select from article_authors l join staff s on s.author = l.author
        where l.article_id = a.id and s.id = t.staff_id) as "isOwn",
      coalesce((select f.value #>> '{}' from article_facts f where f.article_id = a.id and f.fact = 'headline'),
        v.headline) as headline,
      coalesce(nullif(b.name, ''), split_part(b.email, '@', 1)) as by
    from taken t join articles a on a.id = t.article_id join article_versions v on v.id = a.version_id
    left join staff b on b.id = t.by_staff_id left join article_dues d on d.article_id = t.article_id
    order by t.id`.execute(tx)
  return rows
}

export type ErrandOnToday = {
  id: number
  kind: ErrandKind
  articleId: number
  by: string | null
  detail: string
  at: Temporal.Instant
}

/** What came back to somebody and is a draft still, or did not go out at its hour and has not since; newest first. */
export async function listReturned(db: Database, staffId: number, since: Temporal.Instant): Promise<ErrandOnToday[]> {
  const { rows } = await sql<ErrandOnToday>`
    select distinct on (e.article_id) e.id, e.kind, e.article_id as "articleId", e.detail, e.at,
      coalesce(nullif(b.name, ''), split_part(b.email, '@', 1)) as by
    from staff_errands e join articles a on a.id = e.article_id left join staff b on b.id = e.by_staff_id
    where e.staff_id = ${staffId} and e.at >= ${since} and e.kind = 'returned' and (a.status = 'draft'
      or a.status = 'published' and exists (select from article_workflow w
        where w.article_id = a.id and w.returned_note is not null))
    order by e.article_id, e.at desc, e.id desc`.execute(db)
  return rows.toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))
}

/** Nobody is mailed of what was taken back in the same minutes. */
export async function takeBackMail(
  tx: Database,
  { staffId, kind, articleId }: Pick<Errand, 'staffId' | 'kind' | 'articleId'>,
): Promise<void> {
  await sql`update staff_errands set mail_at = null where article_id = ${articleId} and staff_id = ${staffId}
    and kind = ${kind} and mail_at is not null`.execute(tx)
}

export async function oldestErrand(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`select min(at) as at from staff_errands`.execute(db)
  return rows[0]?.at ?? undefined
}

/** At once at most; the rest follows. */
const MOST_FORGOTTEN = 500

/** How many there were; `MOST_FORGOTTEN` at most. */
export async function deleteErrandsUntil(db: Database, until: Temporal.Instant): Promise<number> {
  const { rows } = await sql`delete from staff_errands where id = any(array(select id from staff_errands
    where at <= ${until} order by at limit ${MOST_FORGOTTEN})) returning id`.execute(db)
  return rows.length
}
