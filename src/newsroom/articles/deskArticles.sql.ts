import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredState } from './articleSearch.rule.ts'

/** Which articles somebody may see: of anybody's those in these states, of their own in those. */
export type Visible = { anybodys: readonly StoredState[]; own: readonly StoredState[]; author: string | undefined }

export type DeskArticleRow = {
  id: number
  at: Temporal.Instant
  slug: string
  section: string
  section_name: string
  language: string
  state: StoredState
  expires_at: Temporal.Instant | null
  headline: string
  words: number
  places: { country: string; city: string | null }[]
  languages: string[]
  authors: string[]
}

export type DeskArticleSearch = {
  states: readonly StoredState[]
  mine: boolean
  section?: string | undefined
  place?: string | undefined
  language?: string | undefined
  author?: string | undefined
  source?: string | undefined
  terms?: string | undefined
  words: readonly string[]
  after?: { at: Temporal.Instant; id: number } | undefined
}

const writtenBy = (author: string) => sql`a.id in (select article_id from article_authors where author = ${author})`

/** Everybody's in some states, one's own in others; whoever writes under no name has none of their own. */
function visible({ anybodys, own, author }: Visible): RawBuilder<unknown> {
  const anybody = sql`a.status = any(${[...anybodys]}::text[])`
  if (author === undefined) return anybody
  if (anybodys.length === 0) return sql`(${writtenBy(author)} and a.status = any(${[...own]}::text[]))`
  if (own.every((state) => anybodys.includes(state))) return anybody
  return sql`(${anybody} or (${writtenBy(author)} and a.status = any(${[...own]}::text[])))`
}

/** A country by its two letters or its page, or a town by its page: three ways, each with an index. */
const reportedFrom = (place: string) => sql`a.id in (
  select l.article_id from article_places l where l.country = upper(${place})
  union all select l.article_id from places p join article_places l on l.country = p.country
    where p.slug = ${place} and p.city is null
  union all select l.article_id from places p join article_places l on l.place_id = p.id
    where p.slug = ${place} and p.city is not null)`

/** So many headlines are looked up one by one; of more the newest articles are walked through, which soon finds a page. */
const FEW_HEADLINES = 2_000

/**
 * With these words in the headline, each from its beginning. How many there are PostgreSQL cannot guess, and for a word
 * that hardly anything has it would walk through all articles: so we look first.
 */
async function headlined(db: Database, words: readonly string[]): Promise<RawBuilder<unknown>> {
  // Letters and figures only.
  const query = words.map((word) => `${word}:*`).join(' & ')
  const found = sql`to_tsvector('simple', headline) @@ to_tsquery('simple', ${query})`
  const { rows } = await sql<{ id: number; articleId: number }>`
    with found as materialized (select id, article_id as "articleId" from article_versions where ${found})
    /* reads all: of the index only; of the table no more rows than the limit takes, which the estimate does not know */
    select * from found limit ${FEW_HEADLINES + 1}`.execute(db)
  if (rows.length > FEW_HEADLINES) return sql`a.version_id in (select id from article_versions where ${found})`
  const articles = rows.map(({ articleId }) => articleId)
  return sql`a.id = any(${articles}::bigint[]) and a.version_id = any(${rows.map(({ id }) => id)}::bigint[])`
}

/** Ids first and facts after: a page costs the same however deep in the list it is. */
export async function listDeskArticles(
  db: Database,
  who: Visible,
  search: DeskArticleSearch,
  most: number,
): Promise<DeskArticleRow[]> {
  const { states, mine, section, place, language, author, source, terms, words, after } = search
  // Whatever one may see of anybody's one may see of one's own: without the other way the author's index is enough.
  const seen: Visible = mine ? { ...who, anybodys: [] } : who
  const conditions: RawBuilder<unknown>[] = [visible(seen)]
  if (states.length > 0) conditions.push(sql`a.status = any(${[...states]}::text[])`)
  if (section !== undefined) conditions.push(sql`a.section = ${section}`)
  if (place !== undefined) conditions.push(reportedFrom(place))
  if (language !== undefined) conditions.push(sql`a.language = ${language}`)
  if (author !== undefined) conditions.push(writtenBy(author))
  if (source !== undefined) conditions.push(sql`a.source = ${source}`)
  if (terms !== undefined) conditions.push(sql`a.terms = ${terms}`)
  if (words.length > 0) conditions.push(await headlined(db, words))
  if (after) conditions.push(sql`(a.first_published, a.id) < (${after.at}, ${after.id})`)
  const { rows } = await sql<{ id: number }>`
    select a.id from articles a where ${sql.join(conditions, sql` and `)}
    order by a.first_published desc, a.id desc limit ${most}`.execute(db)
  return findDeskArticles(
    db,
    rows.map(({ id }) => id),
  )
}

/** What a list says of these, newest first. */
async function findDeskArticles(db: Database, ids: readonly number[]): Promise<DeskArticleRow[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<DeskArticleRow>`
    select a.id, a.first_published as at, a.slug, a.section, s.name as section_name, a.language, a.status as state,
      a.expires_at, v.headline, v.words,
      coalesce((select json_agg(json_build_object('country', p.country, 'city', p.city) order by l.position)
        from article_places l join places p on p.id = l.place_id where l.article_id = a.id), '[]') as places,
      coalesce((select json_agg(b.language order by b.language) from articles b where b.group_id = a.group_id), '[]') as languages,
      coalesce((select json_agg(w.name order by l.position)
        from article_authors l join authors w on w.slug = l.author where l.article_id = a.id), '[]') as authors
    from articles a join article_versions v on v.id = a.version_id join sections s on s.slug = a.section
    where a.id = any(${[...ids]}) order by a.first_published desc, a.id desc`.execute(db)
  return rows
}

/** What opens before this instant, the first one first; what is overdue with it. */
export async function listGoingOut(db: Database, until: Temporal.Instant, most: number): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select id from articles
    where status = 'scheduled' and first_published < ${until} order by first_published, id limit ${most}`.execute(db)
  const found = await findDeskArticles(
    db,
    rows.map(({ id }) => id),
  )
  return found.toReversed()
}

/** The one that opens first, whenever that is. */
export async function findNextOut(db: Database): Promise<DeskArticleRow | undefined> {
  const { rows } = await sql<{ id: number }>`select id from articles
    where status = 'scheduled' order by first_published, id limit 1`.execute(db)
  return (
    await findDeskArticles(
      db,
      rows.map(({ id }) => id),
    )
  )[0]
}

/** What is taken off before this instant, the first one first. */
export async function listRunningOut(db: Database, until: Temporal.Instant, most: number): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select id from articles
    where status = 'published' and expires_at is not null and expires_at < ${until}
    order by expires_at limit ${most}`.execute(db)
  const ids = rows.map(({ id }) => id)
  const found = await findDeskArticles(db, ids)
  return found.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id))
}

/** The newest under this name, whatever their state. */
export async function listByAuthor(db: Database, author: string, most: number): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select article_id as id from article_authors
    where author = ${author} order by published desc, article_id desc limit ${most}`.execute(db)
  return findDeskArticles(
    db,
    rows.map(({ id }) => id),
  )
}

/** Outlets that an import met first and that nobody has described. */
export async function countIncompleteSources(db: Database): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from sources where not is_complete`.execute(db)
  return rows[0]?.count ?? 0
}
