import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Need, StoredState } from './articleSearch.rule.ts'
import type { Visible } from './visibleFor.ts'

export type DeskArticleRow = {
  id: number
  at: Temporal.Instant
  slug: string
  section: string
  section_name: string
  language: string
  state: StoredState
  expires_at: Temporal.Instant | null
  /** As the desk has it; empty where nobody has written one. */
  headline: string
  words: number
  places: { country: string; city: string | null }[]
  /** In which it is out, and in which one may read it besides. */
  languages: string[]
  authors: string[]
  /** Who has it, by name. */
  assignees: string[]
  due_at: Temporal.Instant | null
  needs: Need[]
  /** When a change of what is out goes out. */
  change_at: Temporal.Instant | null
  /** Before which nothing of it may go out. */
  embargo_at: Temporal.Instant | null
}

/** What a list says of these, which somebody sees, in their order. */
export async function findDeskArticles(
  db: Database,
  { anybodys, own, author }: Visible,
  ids: readonly number[],
): Promise<DeskArticleRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DeskArticleRow>`
    select a.id, a.first_published as at, a.slug, coalesce(s.slug, a.section) as section,
      coalesce(s.name, '') as section_name, a.language, a.status as state, a.expires_at,
      coalesce((select f.value #>> '{}' from article_facts f where f.article_id = a.id and f.fact = 'headline'),
        v.headline) as headline, v.words,
      coalesce((select json_agg(json_build_object('country', p.country, 'city', p.city) order by l.position)
        from article_places l join places p on p.id = l.place_id where l.article_id = a.id), '[]') as places,
      coalesce((select json_agg(b.language order by b.language) from articles b
        where b.group_id = a.group_id and (b.id = a.id or b.status = 'published' or b.status = any(${[...anybodys]}::text[])
          or b.status = any(${[...own]}::text[]) and exists (select from article_authors l
            where l.article_id = b.id and l.author = ${author ?? null}))), '[]') as languages,
      coalesce((select json_agg(w.name order by l.position)
        from article_authors l join authors w on w.slug = l.author where l.article_id = a.id), '[]') as authors,
      coalesce((select json_agg(coalesce(nullif(p.name, ''), split_part(p.email, '@', 1)) order by g.at, p.id)
        from article_assignees g join staff p on p.id = g.staff_id where g.article_id = a.id), '[]') as assignees,
      (select d.due_at from article_dues d where d.article_id = a.id) as due_at,
      coalesce((select json_agg(n.need order by n.need) from article_needs n
        where n.article_id = a.id and n.met_at is null), '[]') as needs,
      (select h.at from article_schedules h where h.article_id = a.id and h.kind <> 'new') as change_at,
      (select w.embargo_at from article_workflow w where w.article_id = a.id) as embargo_at
    from unnest(${[...ids]}::bigint[]) with ordinality asked (id, place)
    join articles a on a.id = asked.id join article_versions v on v.id = a.version_id
    left join sections s on s.slug = coalesce((select f.value #>> '{}' from article_facts f
      where f.article_id = a.id and f.fact = 'section'), a.section)
    order by asked.place`.execute(db)
  return rows
}

const idsOf = (rows: readonly { id: number }[]) => rows.map(({ id }) => id)

/** The newest under one's own name, as far as one sees them. */
export async function listByAuthor(db: Database, who: Visible, most: number): Promise<DeskArticleRow[]> {
  const { anybodys, own, author } = who
  if (author === undefined) return []
  const { rows } = await sql<{ id: number }>`select l.article_id as id from article_authors l
    join articles a on a.id = l.article_id
    where l.author = ${author} and a.status = any(${[...anybodys, ...own]}::text[])
    order by l.published desc, l.article_id desc limit ${most}`.execute(db)
  return findDeskArticles(db, who, idsOf(rows))
}

/** What waits to be read by whoever approves, what is due first first. */
export async function listInReview(db: Database, who: Visible, most: number): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select a.id from articles a left join article_dues d on d.article_id = a.id
    where a.status = 'in-review' order by d.due_at nulls last, a.first_published, a.id limit ${most}`.execute(db)
  return findDeskArticles(db, who, idsOf(rows))
}

/** Outlets that an import met first and that nobody has described. */
export async function countIncompleteSources(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from sources where not is_complete`.execute(db)
  return rows[0]?.count ?? 0
}
