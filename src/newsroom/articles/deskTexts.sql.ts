import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

/** Whether anything has to be indexed. */
export async function hasTextChanges(db: Database, tokens: number): Promise<boolean> {
  const { rows } = await sql<{ some: boolean }>`select exists (select from desk_text_changes)
    or exists (select from desk_texts where tokens < ${tokens}) as some`.execute(db)
  return rows[0]?.some ?? false
}

/** Takes one that nobody else is changing or indexing; undefined where there is none. */
export async function takeTextChange(tx: Database): Promise<number | undefined> {
  const { rows } = await sql<{ id: number }>`delete from desk_text_changes where article_id =
      (select article_id from desk_text_changes order by article_id limit 1 for update skip locked)
    returning article_id as id`.execute(tx)
  return rows[0]?.id
}

/** Those whose words were made by older rules are to be made anew; a few at once. */
export async function noteOldTexts(tx: Database, tokens: number, most: number): Promise<number> {
  const { numAffectedRows = 0n } = await sql`insert into desk_text_changes
    select article_id from desk_texts where tokens < ${tokens} order by tokens limit ${most} on conflict do nothing`.execute(
    tx,
  )
  return Number(numAffectedRows)
}

export type TextToIndex = {
  status: string
  language: string
  groupId: number
  versionId: number
  /** Of the working copy, where there is one. */
  text: unknown
  headline: string
  kicker: string | null
  standfirst: string | null
  /** Headline, kicker and standfirst as the desk has changed them, and places, people and topics. */
  facts: Record<string, unknown>
  names: string[]
}

/** All that an article is found by, but the text of one that nobody has worked on. */
export async function findTextToIndex(db: Database, articleId: number): Promise<TextToIndex | undefined> {
  const { rows } = await sql<TextToIndex>`
    select a.status, a.language, a.group_id as "groupId", a.version_id as "versionId", w.text, v.headline, v.kicker, v.standfirst,
      coalesce((select jsonb_object_agg(f.fact, f.value) from article_facts f where f.article_id = a.id), '{}') as facts,
      array(select n.name from article_authors l join authors n on n.slug = l.author where l.article_id = a.id
        union all select coalesce(n.name, t.tag) from article_tags t left join tags n on n.slug = t.tag where t.article_id = a.id
        union all select p.city from article_places l join places p on p.id = l.place_id
          where l.article_id = a.id and p.city is not null) as names
    from articles a join article_versions v on v.id = a.version_id left join working_copies w on w.article_id = a.id
    where a.id = ${articleId}`.execute(db)
  return rows[0]
}

export async function storeDeskText(tx: Database, articleId: number, tokens: number, words: string): Promise<void> {
  await sql`insert into desk_texts (article_id, tokens, words) values (${articleId}, ${tokens}, ${words}::tsvector)
    on conflict (article_id) do update set tokens = excluded.tokens, words = excluded.words`.execute(tx)
}

export async function deleteDeskText(tx: Database, articleId: number): Promise<void> {
  await sql`delete from desk_texts where article_id = ${articleId}`.execute(tx)
}

export async function deleteTextChange(db: Database, articleId: number): Promise<void> {
  await sql`delete from desk_text_changes where article_id = ${articleId}`.execute(db)
}
