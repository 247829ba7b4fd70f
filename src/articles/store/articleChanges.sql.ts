import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Of an article and its variants, since each decides whether another is shown: where they stand, and since when. */
export type Standing = {
  slugs: string[]
  sections: string[]
  sources: string[]
  authors: string[]
  tags: string[]
  places: string[]
  countries: string[]
  ids: number[]
  /** First published, the earliest and the latest of them. */
  from: Temporal.Instant | null
  to: Temporal.Instant | null
}

export async function whereTheyStand(db: Database, articleIds: readonly number[]): Promise<Map<number, Standing>> {
  if (articleIds.length === 0) return new Map()
  const { rows } = await sql<Standing & { article: number }>`
    select i.article, w.* from unnest(${[...articleIds]}::bigint[]) as i (article) cross join lateral (
      with v as materialized (select b.id, b.slug, b.section, b.source, b.first_published
        from articles a join articles b on b.group_id = a.group_id where a.id = i.article)
      select array(select slug from v) as slugs, array(select section from v) as sections,
        array(select source from v where source is not null) as sources,
        array(select author from article_authors where article_id in (select id from v)) as authors,
        array(select tag from article_tags where article_id in (select id from v)) as tags,
        array(select p.slug from article_places l join places p on p.id = l.place_id
          where l.article_id in (select id from v)) as places,
        array(select country from article_places where article_id in (select id from v)) as countries,
        array(select id::float8 from v) as ids,
        (select min(first_published) from v) as from, (select max(first_published) from v) as to) w`.execute(db)
  return new Map(rows.map(({ article, ...standing }) => [article, standing]))
}
