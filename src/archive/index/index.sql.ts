import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type Change = { id: number; article: number; openGone: string[] | null; fullGone: string[] | null }

/** One process indexes at a time: counts are then nobody else's. It ends with the transaction. */
export async function takeIndex(tx: Database): Promise<boolean> {
  const { rows } = await sql<{ taken: boolean }>`select pg_try_advisory_xact_lock(${INDEX_LOCK}) as taken`.execute(tx)
  return rows[0]?.taken === true
}
const INDEX_LOCK = 0x0da7e130

const change = sql`id, article_id as article, open_words as "openGone", full_words as "fullGone"`

/**
 * What has changed by itself, the latest first: nobody's report waits behind others. `bulkToo`: all, and what was changed
 * with many others last.
 */
export async function nextChanges(tx: Database, limit: number, bulkToo: boolean): Promise<Change[]> {
  const next = bulkToo ? sql`order by is_bulk, id` : sql`where not is_bulk order by is_bulk desc, id desc`
  const { rows } = await sql<Change>`select ${change} from search_changes ${next} limit ${limit}`.execute(tx)
  return rows
}

/** This one alone, if it still waits. */
export async function waitingChange(tx: Database, id: number): Promise<Change[]> {
  const { rows } = await sql<Change>`select ${change} from search_changes where id = ${id}`.execute(tx)
  return rows
}

/** Whether something waits that came by itself, and something that came with many others. */
export async function whatWaits(db: Database): Promise<{ single: boolean; bulk: boolean }> {
  const { rows } = await sql<{ single: boolean; bulk: boolean }>`
    select (select is_bulk from search_changes order by is_bulk, id limit 1) is false as single,
      (select is_bulk from search_changes order by is_bulk desc, id desc limit 1) is true as bulk`.execute(db)
  return rows[0] ?? { single: false, bulk: false }
}

/** Those of them that are public; nobody withdraws one before the transaction ends. */
export async function holdLive(tx: Database, articleIds: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`
    select id from articles where id = any(${[...articleIds]}::bigint[]) and status = 'published' order by id for share`.execute(
    tx,
  )
  return rows.map(({ id }) => id)
}

export type CountedWords = { open: string[]; full: string[] }

/** The words that are counted of them until now. */
export async function wordsCounted(tx: Database, articleIds: readonly number[]): Promise<CountedWords[]> {
  const { rows } = await sql<CountedWords>`
    select tsvector_to_array(open_words) as open, tsvector_to_array(full_words) as "full" from search_documents
    where article_id = any(${[...articleIds]}::bigint[])`.execute(tx)
  return rows
}

export type DocumentRow = {
  article_id: number
  group_id: number
  version_id: number
  tokens: number
  published: string
  language: string
  section: string
  source: string | null
  places: string[]
  head: string
  open_words: string
  full_words: string
  open_text: string
  full_text: string
}

export async function storeDocuments(tx: Database, rows: readonly DocumentRow[]): Promise<void> {
  const given = JSON.stringify(rows)
  await sql`insert into search_documents (article_id, group_id, version_id, tokens, published, language, section, source,
      places, head, open_words, full_words)
    select article_id, group_id, version_id, tokens, published, language, section, source, places, head, open_words, full_words
    from jsonb_to_recordset(${given}::jsonb) as r (article_id bigint, group_id bigint, version_id bigint, tokens int,
      published timestamptz, language text, section text, source text, places text[], head tsvector, open_words tsvector,
      full_words tsvector)
    on conflict (article_id) do update set group_id = excluded.group_id, version_id = excluded.version_id,
      tokens = excluded.tokens, published = excluded.published, language = excluded.language, section = excluded.section,
      source = excluded.source, places = excluded.places, head = excluded.head, open_words = excluded.open_words,
      full_words = excluded.full_words`.execute(tx)
  await sql`insert into search_texts (article_id, open_text, full_text)
    select article_id, open_text, full_text
    from jsonb_to_recordset(${given}::jsonb) as r (article_id bigint, open_text text, full_text text)
    on conflict (article_id) do update set open_text = excluded.open_text, full_text = excluded.full_text`.execute(tx)
}

export async function deleteChanges(tx: Database, ids: readonly number[]): Promise<void> {
  await sql`delete from search_changes where id = any(${[...ids]}::bigint[])`.execute(tx)
}

/** Enqueues what is public and was never indexed, or by other rules than these; how many. */
export async function enqueueStale(db: Database, tokens: number): Promise<number> {
  const { numAffectedRows } = await sql`/* reads all: once when a process starts */
    insert into search_changes (article_id, is_bulk)
    select a.id, true from articles a left join search_documents d on d.article_id = a.id
    where a.status = 'published' and (d.article_id is null or d.tokens <> ${tokens} or d.version_id <> a.version_id)
      and not exists (select from search_changes c where c.article_id = a.id and c.open_words is null)
    order by a.first_published desc`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Enqueues all that is public; how many. */
export async function enqueueAll(db: Database): Promise<number> {
  const { numAffectedRows } = await sql`/* reads all: somebody has asked for all of it to be indexed again */
    insert into search_changes (article_id, is_bulk)
    select id, true from articles where status = 'published' order by first_published desc`.execute(db)
  return Number(numAffectedRows ?? 0)
}
