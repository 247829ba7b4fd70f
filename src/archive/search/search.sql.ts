import { sql } from 'kysely'
import { Sealed } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'

/** Which words are looked at: what everybody may read, or everything. */
export type Words = 'open' | 'full'

const vectorOf = (words: Words) => sql.ref(words === 'open' ? 'd.open_words' : 'd.full_words')
const meets = (vector: ReturnType<typeof sql.ref>, conditions: readonly string[]) =>
  sql.join(
    conditions.map((condition) => sql`${vector} @@ ${condition}::tsquery`),
    sql` and `,
  )
const tableOf = (words: Words) => sql.table(words === 'open' ? 'search_open_words' : 'search_full_words')

/**
 * For the transaction: nothing but bitmaps of indexes, or a common word makes PostgreSQL read documents one by one; each
 * statement planned for its own words, by one process; and an end to each.
 */
export async function searchByIndexOnly(tx: Database, mostMs: number): Promise<void> {
  await sql`select set_config('enable_seqscan', 'off', true), set_config('enable_indexscan', 'off', true),
    set_config('plan_cache_mode', 'force_custom_plan', true), set_config('work_mem', '16MB', true),
    set_config('jit', 'off', true), set_config('max_parallel_workers_per_gather', '0', true), set_config('statement_timeout', ${String(mostMs)}, true)`.execute(
    tx,
  )
}

/** In how many documents these lexemes are; those that are in none are missing. */
export async function documentsWith(
  db: Database,
  words: Words,
  lexemes: readonly string[],
): Promise<Map<string, number>> {
  const { rows } = await sql<{ word: string; documents: number }>`
    select word, documents from ${tableOf(words)} where word = any(${[...lexemes]}::text[])`.execute(db)
  return new Map(rows.map(({ word, documents }) => [word, documents]))
}

export type KnownWord = { word: string; documents: number; shown: string | null }

/** Lexemes that begin like this, most documents first. */
export async function wordsBeginning(
  db: Database,
  words: Words,
  beginning: string,
  limit: number,
): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, documents, shown from ${tableOf(words)}
    where word >= ${beginning} collate "C" and word < ${`${beginning}\u{10FFFF}`} collate "C" and documents > 0
    order by documents desc, word limit ${limit}`.execute(db)
  return rows
}

/** Words that share a remain with a misspelled one. */
export async function wordsLike(db: Database, words: Words, remains: readonly string[]): Promise<KnownWord[]> {
  const { rows } = await sql<KnownWord>`
    select word, documents, shown from ${tableOf(words)}
    where remains && ${[...remains]}::text[] and documents > 0 order by documents desc limit 500`.execute(db)
  return rows
}

/**
 * What is matched: all conditions of `loose` by the index alone, each by itself, since the index then skips what one of
 * them excludes: as one query it weighs all of its words for every document. `strict`, where it says more, is looked up
 * in the newest of those.
 * Days are the world's instants, the second excluded.
 */
export type Match = {
  words: Words
  loose: readonly string[]
  strict: string | undefined
  from: Temporal.Instant | undefined
  to: Temporal.Instant | undefined
}

/** Where a list goes on. */
export type Cursor = { published: Temporal.Instant; id: number }

/** An expression of its own, so that the index of times is no choice: it would read a document after the other. */
const time = sql`(d.published + interval '0')`

function within({ from, to }: Pick<Match, 'from' | 'to'>, before?: Cursor) {
  return sql`${from ? sql`and ${time} >= ${from}` : sql``} ${to ? sql`and ${time} < ${to}` : sql``}
    ${before ? sql`and (${time}, d.article_id) < (${before.published}, ${before.id})` : sql``}`
}

export type FoundDocument = { id: number; groupId: number; published: Temporal.Instant; rank: number }

/** What was found: whoever looks on begins after `last`, unless there is no more. */
export type Looked<Document> = { found: Document[]; last: Cursor | undefined; isEnd: boolean }

/** The newest that match by the index alone. */
export async function newestFound(
  db: Database,
  match: Match,
  { limit, before }: { limit: number; before?: Cursor | undefined },
): Promise<Looked<FoundDocument>> {
  const { rows } = await sql<FoundDocument>`
    select d.article_id as id, d.group_id as "groupId", d.published, 0::float4 as rank from search_documents d
    where ${meets(vectorOf(match.words), match.loose)} ${within(match, before)}
    order by d.published desc, d.article_id desc limit ${limit}`.execute(db)
  return { found: rows, last: rows.at(-1), isEnd: rows.length < limit }
}

/**
 * Those in whose headline, standfirst, places, people and topics all of it stands, best first; of these `limit`, those
 * without what is unwanted anywhere.
 */
export async function bestHeads(
  db: Database,
  match: Match & { head: readonly string[]; wanted: string; unwanted: string | undefined },
  limit: number,
): Promise<FoundDocument[]> {
  const vector = vectorOf(match.words)
  const unwanted = match.unwanted === undefined ? sql`` : sql`where not (vector @@ ${match.unwanted}::tsquery)`
  const { rows } = await sql<FoundDocument>`
    with found as materialized (
      select d.article_id, d.group_id, d.published, ${vector} as vector,
        ts_rank('{0.2, 0.35, 0.5, 1}', d.head, ${match.wanted}::tsquery) as rank
      from search_documents d where ${meets(sql.ref('d.head'), match.head)} ${within(match)}
      order by rank desc, d.published desc limit ${limit})
    select article_id as id, group_id as "groupId", published, rank from found ${unwanted}
    order by rank desc, published desc`.execute(db)
  return rows
}

/** A document that was read to see whether exact words stand in it, with what it counts for. */
export type ReadDocument = Omit<FoundDocument, 'rank'> & {
  isAbout: boolean
  section: string
  source: string | null
  language: string
  places: string[]
  year: number
}

/**
 * The newest that have all the words, `limit` of them read for their exact order: what costs is to read them, so that
 * all that is to be known of each is told at once.
 */
export async function readNewest(
  db: Database,
  match: Match & { strict: string; about: readonly string[] },
  { limit, before, zone }: { limit: number; before?: Cursor | undefined; zone: string },
): Promise<Looked<ReadDocument>> {
  const vector = vectorOf(match.words)
  const { rows } = await sql<ReadDocument & { meets: boolean; read: number }>`
    with read as materialized (
      select d.article_id, d.group_id, d.published, d.section, d.source, d.language, d.places, ${vector} as vector
      from search_documents d where ${meets(vector, match.loose)} ${within(match, before)}
      order by d.published desc, d.article_id desc limit ${limit}),
    judged as materialized (
      select *, vector @@ ${match.strict}::tsquery as meets, count(*) over ()::int as read,
        row_number() over (order by published desc, article_id desc) as place from read)
    select article_id as id, group_id as "groupId", published, section, source, language, places, meets, read,
      extract(year from published at time zone ${zone})::int as year,
      meets and ${meets(sql.ref('vector'), match.about)} as "isAbout"
    from judged where meets or place = read order by published desc, article_id desc`.execute(db)
  return { found: rows.filter(({ meets }) => meets), last: rows.at(-1), isEnd: (rows[0]?.read ?? 0) < limit }
}

export type Counted = { facet: string; value: string; count: number }

/** Sums of the newest documents that match, and the very newest of these: one look into the index for both. */
export type Overview = { rows: Counted[]; newest: FoundDocument[] }

/**
 * Article groups that match by the index alone, in all and by facet, of the `limit` newest documents: `groups`,
 * `documents` and each facet's most frequent values; and the `newest` of them.
 */
export async function countFound(
  db: Database,
  match: Match,
  { limit, newest, zone }: { limit: number; newest: number; zone: string },
): Promise<Overview> {
  const found = sql`select d.article_id, d.group_id, d.published, d.section collate "C" as section,
      d.source collate "C" as source, d.language collate "C" as language, d.places collate "C" as places,
      extract(year from d.published at time zone ${zone})::int as year
    from search_documents d where ${meets(vectorOf(match.words), match.loose)} ${within(match)}
    order by d.published desc, d.article_id desc limit ${limit}`
  const counted = async (count: ReturnType<typeof sql>) => {
    const by = (facet: string, from = sql`found`) => sql`
      (select ${sql.lit(facet)} as facet, ${sql.ref(facet)}::text as value, ${count}::int as count from ${from}
        where ${sql.ref(facet)} is not null group by ${sql.ref(facet)} order by 3 desc, 2 limit 40)`
    const { rows } = await sql<Counted>`with found as materialized (${found})
      select 'groups' as facet, '' as value, count(distinct group_id)::int as count from found
      union all select 'documents', '', count(*)::int from found
      union all ${by('section')} union all ${by('source')} union all ${by('language')} union all ${by('year')}
      union all ${by('place', sql`(select group_id, unnest(places) as place from found) as placed`)}
      union all select 'newest', json_agg(json_build_array(article_id, group_id, extract(epoch from published)))::text, 0
        from (select * from found limit ${newest}) as first`.execute(db)
    return rows
  }
  // To count each group once sorts all of it for each facet: only where a group stands there twice.
  const once = await counted(sql`count(*)`)
  const sum = (facet: string) => once.find((row) => row.facet === facet)?.count
  const rows = sum('groups') === sum('documents') ? once : await counted(sql`count(distinct group_id)`)
  const first = rows.find(({ facet }) => facet === 'newest')?.value
  return { rows: rows.filter(({ facet }) => facet !== 'newest'), newest: first ? documentsOf(first) : [] }
}

function documentsOf(json: string): FoundDocument[] {
  const found = JSON.parse(json) as [id: number, groupId: number, seconds: number][]
  return found.map(([id, groupId, seconds]) => ({
    id,
    groupId,
    published: Temporal.Instant.fromEpochMilliseconds(Math.floor(seconds * 1000)),
    rank: 0,
  }))
}

export type Variant = { id: number; groupId: number; language: string; published: Temporal.Instant; found: boolean }

/** All variants of these groups, of which something matches, and whether each does itself. */
export async function variantsOf(
  db: Database,
  { words, loose, strict, from, to }: Match,
  groupIds: readonly number[],
): Promise<Variant[]> {
  const { rows } = await sql<Variant>`
    select d.article_id as id, d.group_id as "groupId", d.language, d.published,
      case when count(*) over (partition by d.group_id) = 1 then true
        else ${meets(vectorOf(words), strict === undefined ? loose : [strict])} ${within({ from, to })} end as found
    from search_documents d where d.group_id = any(${[...groupIds]}::bigint[])
    order by d.group_id, d.published desc, d.article_id desc`.execute(db)
  return rows
}

/** The open text of each: what everybody may read of it. */
export async function openTexts(db: Database, articleIds: readonly number[]): Promise<Map<number, string>> {
  const { rows } = await sql<{ id: number; text: string }>`
    select article_id as id, open_text as text from search_texts where article_id = any(${[...articleIds]}::bigint[])`.execute(
    db,
  )
  return new Map(rows.map(({ id, text }) => [id, text]))
}

/** The full text of each, sealed: only a grant of the paywall opens it. */
export async function fullTexts(db: Database, articleIds: readonly number[]): Promise<Map<number, Sealed<string>>> {
  const { rows } = await sql<{ id: number; groupId: number; text: string }>`
    select t.article_id as id, d.group_id as "groupId", t.full_text as text
    from search_texts t join search_documents d using (article_id)
    where t.article_id = any(${[...articleIds]}::bigint[])`.execute(db)
  return new Map(rows.map(({ id, groupId, text }) => [id, new Sealed(text, groupId)]))
}

/** The newest whose headline has these words, the last of them perhaps only begun; none that was paid for. */
export async function headlinesWith(
  db: Database,
  head: string,
  limit: number,
): Promise<{ headline: string; section: string; slug: string; groupId: number; language: string }[]> {
  const { rows } = await sql<{ headline: string; section: string; slug: string; groupId: number; language: string }>`
    with found as materialized (
      select d.article_id, d.group_id, d.language, d.published from search_documents d where d.head @@ ${head}::tsquery
      order by d.published desc limit ${limit})
    select v.headline, a.section, a.slug, f.group_id as "groupId", f.language
    from found f join articles a on a.id = f.article_id join article_versions v on v.id = a.version_id
    where a.status = 'published' and a.sponsor is null order by f.published desc`.execute(db)
  return rows
}

export type NamedPlace = { slug: string; country: string; city: string | null }

/** Places by their slugs; countries have none of their own unless an article names one without a city. */
export async function placesNamed(db: Database, slugs: readonly string[]): Promise<NamedPlace[]> {
  const { rows } =
    await sql<NamedPlace>`select slug, country, city from places where slug = any(${[...slugs]}::text[])`.execute(db)
  return rows
}
