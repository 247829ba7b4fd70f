import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ArticleFact, FactName } from './facts.ts'

/** As the newest version of the article has them. */
export async function findArticleFacts(
  db: Database,
  articleId: number,
): Promise<Record<FactName, unknown> | undefined> {
  const { rows } = await sql<Record<FactName, unknown>>`
    select v.headline, coalesce(v.kicker, '') as kicker, coalesce(v.standfirst, '') as standfirst, a.section, a.slug, a.terms,
      v.lead_picture as "leadPicture", a.in_magazine as "inMagazine",
      array(select w.name from article_authors aw join authors w on w.slug = aw.author where aw.article_id = a.id
        order by aw.position) as authors,
      array(select coalesce(n.name, t.tag) from article_tags t left join tags n on n.slug = t.tag
        where t.article_id = a.id order by t.tag) as tags,
      coalesce((select jsonb_agg(jsonb_strip_nulls(jsonb_build_object('country', p.country, 'city', p.city)) order by l.position)
        from article_places l join places p on p.id = l.place_id where l.article_id = a.id), '[]') as places
    from articles a join article_versions v on v.id = a.version_id where a.id = ${articleId}`.execute(db)
  return rows[0]
}

/** In which language an article is, and what it is called at the desk. */
export async function findArticleHead(db: Database, articleId: number) {
  const { rows } = await sql<{ language: string; headline: string }>`
    select a.language, coalesce(f.value #>> '{}', v.headline) as headline
    from articles a join article_versions v on v.id = a.version_id
    left join article_facts f on f.article_id = a.id and f.fact = 'headline'
    where a.id = ${articleId}`.execute(db)
  return rows[0]
}

type StoredFact = ArticleFact & { fact: FactName }

export async function listStoredFacts(db: Database, articleId: number): Promise<StoredFact[]> {
  const { rows } = await sql<StoredFact>`select fact, value, version, staff_id as "staffId", at from article_facts
    where article_id = ${articleId} order by fact`.execute(db)
  return rows
}

export async function isSection(db: Database, slug: string): Promise<boolean> {
  const { rows } = await sql`select from sections where slug = ${slug}`.execute(db)
  return rows.length > 0
}

/** True where it was of version `base` until now; of version 0: where nobody had saved it yet. */
export async function storeFact(
  tx: Database,
  articleId: number,
  { fact, value, base, staffId }: { fact: FactName; value: unknown; base: number; staffId: number | null },
  now: Temporal.Instant,
): Promise<boolean> {
  const json = JSON.stringify(value)
  const { numAffectedRows } =
    base === 0
      ? await sql`insert into article_facts (article_id, fact, value, version, staff_id, at)
          values (${articleId}, ${fact}, ${json}, 1, ${staffId}, ${now}) on conflict (article_id, fact) do nothing`.execute(
          tx,
        )
      : await sql`update article_facts set value = ${json}, version = version + 1, staff_id = ${staffId}, at = ${now}
          where article_id = ${articleId} and fact = ${fact} and version = ${base}`.execute(tx)
  return numAffectedRows === 1n
}
