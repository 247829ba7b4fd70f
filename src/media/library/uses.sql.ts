import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ArticleState } from '../../staff/permissions/permissions.module.ts'

export type UseKind = 'article' | 'copy' | 'fact' | 'revision' | 'notice' | 'issue' | 'released' | 'letter' | 'almanac'

/** How often it is used, by kind. */
export async function countUses(db: Database, pictureId: string): Promise<Map<UseKind, number>> {
  const { rows } = await sql<{ kind: UseKind; count: number }>`
    select kind, count(*)::int as count from picture_uses where picture_id = ${pictureId} group by kind`.execute(db)
  return new Map(rows.map(({ kind, count }) => [kind, count]))
}

export type ArticleUse = {
  id: number
  headline: string
  language: string
  section: string
  slug: string
  status: ArticleState | 'expired'
  isOwn: boolean
  /** What readers have now shows it. */
  isShown: boolean
  /** What is worked on does. */
  isInCopy: boolean
}

/** The articles that have it or had it in a text that is kept, newest first. */
export async function listArticleUses(
  db: Database,
  pictureId: string,
  author: string | undefined,
  most: number,
): Promise<ArticleUse[]> {
  const { rows } = await sql<ArticleUse>`
    select a.id, v.headline, a.language, a.section, a.slug, a.status, found.copied as "isInCopy",
      exists (select from article_authors l where l.article_id = a.id and l.author = ${author ?? null}) as "isOwn",
      (v.lead_picture ->> 'pictureId' = ${pictureId}) is true or ${pictureId} = any(pictures_in(v.body)) as "isShown"
    from (
      select subject, bool_or(kind in ('copy', 'fact')) as copied from picture_uses
      where picture_id = ${pictureId} and kind in ('article', 'copy', 'fact', 'revision')
      group by subject order by subject desc limit ${most}
    ) found join articles a on a.id = found.subject join article_versions v on v.id = a.version_id
    order by a.id desc`.execute(db)
  return rows
}

export type ArticleWith = { id: number; isShown: boolean }

/** The articles that have it, in what is worked on or in what readers have now, newest first. */
export async function articlesWith(db: Database, pictureId: string, most: number): Promise<ArticleWith[]> {
  const { rows } = await sql<ArticleWith & { copied: boolean }>`
    select a.id, found.copied, a.status in ('published', 'scheduled') and ((v.lead_picture ->> 'pictureId' = ${pictureId}) is true
      or ${pictureId} = any(pictures_in(v.body))) as "isShown"
    from (
      select subject, bool_or(kind in ('copy', 'fact')) as copied from picture_uses
      where picture_id = ${pictureId} and kind in ('article', 'copy', 'fact')
      group by subject order by subject desc limit ${most}
    ) found join articles a on a.id = found.subject join article_versions v on v.id = a.version_id
    where found.copied or (v.lead_picture ->> 'pictureId' = ${pictureId}) is true or ${pictureId} = any(pictures_in(v.body))
    order by a.id desc`.execute(db)
  return rows.map(({ id, isShown }) => ({ id, isShown }))
}

export async function headlinesOf(db: Database, articles: readonly number[]): Promise<Map<number, string>> {
  if (articles.length === 0) return new Map()
  const { rows } = await sql<{ id: number; headline: string }>`
    select a.id, coalesce((select f.value #>> '{}' from article_facts f where f.article_id = a.id and f.fact = 'headline'),
      v.headline) as headline
    from articles a join article_versions v on v.id = a.version_id where a.id = any(${[...articles]}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, headline }) => [id, headline]))
}

/** Articles whose pages show it now or did. */
export async function articlesUsing(db: Database, pictureId: string, most: number): Promise<number[]> {
  const { rows } = await sql<{ subject: number }>`
    select subject from picture_uses where picture_id = ${pictureId} and kind = 'article' order by subject desc
    limit ${most}`.execute(db)
  return rows.map(({ subject }) => subject)
}

export type OtherUse = {
  kind: 'notice' | 'issue' | 'letter' | 'almanac'
  /** Of an issue none. */
  name: string
  /** Of an issue and of a letter. */
  day: string | null
}

/** What else has it: a notice by its name, an issue by its day, a letter by its newsletter and day, an entry by its headline. */
export async function listOtherUses(db: Database, pictureId: string, most: number): Promise<OtherUse[]> {
  const used = (...kinds: UseKind[]) =>
    sql`(select subject from picture_uses where picture_id = ${pictureId} and kind = any(${kinds}) limit ${most})`
  const { rows } = await sql<OtherUse>`
    select 'notice' as kind, slug as name, null as day from campaigns where id in ${used('notice')}
    union all select 'issue', '', date::text from magazine_issues where id in ${used('issue', 'released')}
    union all select 'letter', n.name, l.date::text from letters l join newsletters n on n.id = l.newsletter_id
      where l.id in ${used('letter')}
    union all select 'almanac', headline, null from almanac_entries where id in ${used('almanac')}
    order by 1, 2, 3`.execute(db)
  return rows
}
