import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Need, StoredState } from './articleSearch.rule.ts'
import type { Span } from './dueSpan.rule.ts'

/** Which articles somebody may see: of anybody's those in these states, of their own in those. */
export type Visible = {
  anybodys: readonly StoredState[]
  own: readonly StoredState[]
  author: string | undefined
  staffId: number
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
  /** By their numbers; none: those that nobody has. */
  assigned?: readonly number[] | undefined
  due?: Span | undefined
  need?: Need | undefined
  /** As `wordsQuery` writes it. */
  words?: string | undefined
  after?: { at: Temporal.Instant; id: number } | undefined
}

type Condition = RawBuilder<unknown>

const writtenBy = (author: string) => sql`a.id in (select article_id from article_authors where author = ${author})`
const isPending = sql`a.status in ('draft', 'in-review', 'ready', 'scheduled')`

/** Everybody's in some states, one's own in others; whoever writes under no name has none of their own. */
function visible({ anybodys, own, author }: Visible): Condition {
  const anybody = sql`a.status = any(${[...anybodys]}::text[])`
  if (author === undefined) return anybody
  if (anybodys.length === 0) return sql`(${writtenBy(author)} and a.status = any(${[...own]}::text[]))`
  if (own.every((state) => anybodys.includes(state))) return anybody
  return sql`(${anybody} or (${writtenBy(author)} and a.status = any(${[...own]}::text[])))`
}

/** What one has written, and what one was given and is still to come. */
function ones({ author, staffId }: Visible): Condition {
  return sql`a.id in (select article_id from article_authors where author = ${author ?? null}
    union all select g.article_id from article_assignees g join articles o on o.id = g.article_id
      where g.staff_id = ${staffId} and o.status in ('draft', 'in-review', 'ready', 'scheduled'))`
}

/** A country by its two letters or its page, or a town by its page: three ways, each with an index. */
const reportedFrom = (place: string) => sql`a.id in (
  select l.article_id from article_places l where l.country = upper(${place})
  union all select l.article_id from places p join article_places l on l.country = p.country
    where p.slug = ${place} and p.city is null
  union all select l.article_id from places p join article_places l on l.place_id = p.id
    where p.slug = ${place} and p.city is not null)`

function assignedTo(staff: readonly number[]): Condition {
  if (staff.length > 0) {
    return sql`a.id in (select article_id from article_assignees where staff_id = any(${[...staff]}::bigint[]))`
  }
  // One by one: there are few of these, and who has something else is nobody's question.
  return sql`${isPending} and (select true from article_assignees g where g.article_id = a.id limit 1) is null`
}

const dueWithin = ({ from, until }: Span) => sql`${isPending} and a.id in (select article_id from article_dues
  where due_at >= coalesce(${from ?? null}::timestamptz, '-infinity') and due_at < ${until})`

/** So many are looked up one by one; of more the newest articles are walked through, which soon finds a page. */
const FEW_FOUND = 2_000

/**
 * With these words in the headline, the standfirst or the text. How many there are PostgreSQL cannot guess, and for a word
 * that hardly anything has it would walk through all articles: so we look first. What readers find, the archive's index has.
 */
async function worded(db: Database, query: string): Promise<Condition> {
  const { rows } = await sql<{ id: number }>`
    with here as materialized (select article_id as id from desk_texts where words @@ ${query}::tsquery),
      out as materialized (select article_id as id from search_documents where full_words @@ ${query}::tsquery)
    /* reads all: of the indexes only; of the tables no more rows than the limits take, which the estimate does not know */
    (select id from here limit ${FEW_FOUND + 1}) union all (select id from out limit ${FEW_FOUND + 1})`.execute(db)
  if (rows.length <= FEW_FOUND) return sql`a.id = any(${rows.map(({ id }) => id)}::bigint[])`
  return sql`(exists (select from search_documents d where d.article_id = a.id and d.full_words @@ ${query}::tsquery)
    or exists (select from desk_texts t where t.article_id = a.id and t.words @@ ${query}::tsquery))`
}

/**
 * What is asked, as conditions; two lots of them where a section is: what stands under it for readers, and what the desk
 * has put there since.
 */
async function conditionsOf(db: Database, who: Visible, search: DeskArticleSearch): Promise<Condition[][]> {
  const { states, mine, section, place, language, author, source, terms, assigned, due, need, words, after } = search
  const conditions: Condition[] = [visible(who)]
  if (mine) conditions.push(ones(who))
  if (states.length > 0) conditions.push(sql`a.status = any(${[...states]}::text[])`)
  if (place !== undefined) conditions.push(reportedFrom(place))
  if (language !== undefined) conditions.push(sql`a.language = ${language}`)
  if (author !== undefined) conditions.push(writtenBy(author))
  if (source !== undefined) conditions.push(sql`a.source = ${source}`)
  if (terms !== undefined) conditions.push(sql`a.terms = ${terms}`)
  if (assigned !== undefined) conditions.push(assignedTo(assigned))
  if (due !== undefined) conditions.push(dueWithin(due))
  if (need !== undefined)
    conditions.push(sql`a.id in (select article_id from article_needs where need = ${need} and met_at is null)`)
  if (words !== undefined) conditions.push(await worded(db, words))
  if (after) conditions.push(sql`(a.first_published, a.id) < (${after.at}, ${after.id})`)
  if (section === undefined) return [conditions]
  const moved = sql`select from article_facts f where f.article_id = a.id and f.fact = 'section'`
  return [
    [...conditions, sql`a.section = ${section}`, sql`not exists (${moved})`],
    [
      ...conditions,
      sql`a.id in (select article_id from article_facts where fact = 'section' and value #>> '{}' = ${section})`,
    ],
  ]
}

/** Newest first. Ids first and facts after: a page costs the same however deep in the list it is. */
export async function listMatching(
  db: Database,
  who: Visible,
  search: DeskArticleSearch,
  most: number,
): Promise<number[]> {
  const lots = (await conditionsOf(db, who, search)).map(
    (conditions) => sql`(select a.id, a.first_published from articles a where ${sql.join(conditions, sql` and `)}
      order by a.first_published desc, a.id desc limit ${most})`,
  )
  const { rows } = await sql<{ id: number }>`
    select id from (${sql.join(lots, sql` union all `)}) found
    order by first_published desc, id desc limit ${most}`.execute(db)
  return rows.map(({ id }) => id)
}

/** How many there are; beyond `most` it is not counted on. */
export async function countMatching(
  db: Database,
  who: Visible,
  search: DeskArticleSearch,
  most: number,
): Promise<number> {
  const lots = (await conditionsOf(db, who, search)).map(
    (conditions) => sql`(select a.id from articles a where ${sql.join(conditions, sql` and `)} limit ${most + 1})`,
  )
  const { rows } = await sql<{ count: number }>`
    select least(count(*), ${most + 1})::int as count from (${sql.join(lots, sql` union all `)}) found`.execute(db)
  return rows[0]?.count ?? 0
}
