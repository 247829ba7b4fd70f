import { type RawBuilder, sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Need, StoredState } from './articleSearch.rule.ts'
import { type DeskArticleRow, findDeskArticles } from './deskArticles.sql.ts'
import type { Span } from './dueSpan.rule.ts'
import type { Visible } from './visibleFor.ts'

export type DeskArticleSearch = {
  states: readonly StoredState[]
  mine: boolean
  /** Only what others have changed since one read it. */
  changed?: boolean | undefined
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
/** What is still to come. */
const PENDING: readonly string[] = ['draft', 'in-review', 'ready', 'scheduled']
const isPending = sql`a.status in (${sql.join(PENDING.map((state) => sql.lit(state)))})`

/** Everybody's in some states, one's own in others; whoever writes under no name has none of their own. */
function visible({ anybodys, own, author }: Visible): Condition {
  const anybody = sql`a.status = any(${[...anybodys]}::text[])`
  if (author === undefined) return anybody
  if (anybodys.length === 0) return sql`(${writtenBy(author)} and a.status = any(${[...own]}::text[]))`
  if (own.every((state) => anybodys.includes(state))) return anybody
  return sql`(${anybody} or (${writtenBy(author)} and a.status = any(${[...own]}::text[])))`
}

/** What one has written oneself is seen in either kind of state. */
const visibleOwn = ({ anybodys, own }: Visible) => sql`a.status = any(${[...new Set([...anybodys, ...own])]}::text[])`

/** A way through the articles, newest first, where one stands on it, and what of it is asked for. */
type Walk = { from: Condition; published: Condition; id: Condition; conditions: Condition[] }

const throughAll = (...conditions: Condition[]): Walk => {
  return { from: sql`articles a`, published: sql`a.first_published`, id: sql`a.id`, conditions }
}

/** By the index of a name: who has written ten thousand articles does not wait until all of them are looked up. */
const throughOnes = (author: string, ...conditions: Condition[]): Walk => ({
  from: sql`article_authors w join articles a on a.id = w.article_id`,
  published: sql`w.published`,
  id: sql`w.article_id`,
  conditions: [sql`w.author = ${author}`, ...conditions],
})

/** By what has an index of its own: walking a name's index until a page of these is found looks up nearly all of it. */
const findsFew = ({ place, due, need, words, assigned, changed }: DeskArticleSearch) =>
  [place, due, need, words, assigned].some((one) => one !== undefined) || changed === true

/** What one has written, and what one was given and is still to come. */
function walksOf(who: Visible, search: DeskArticleSearch): Walk[] {
  const { states, mine, author: asked } = search
  const { author, staffId } = who
  const through = (name: string, ...conditions: Condition[]) =>
    findsFew(search) ? throughAll(writtenBy(name), ...conditions) : throughOnes(name, ...conditions)
  if (!mine) return [asked === undefined ? throughAll(visible(who)) : through(asked, visible(who))]
  const given = throughAll(
    sql`a.id in (select article_id from article_assignees where staff_id = ${staffId}) and ${isPending}`,
    visible(who),
  )
  // Of what is out nobody is given anything.
  const isGiven = author === undefined || states.length === 0 || states.some((state) => PENDING.includes(state))
  const walks = [...(author === undefined ? [] : [through(author, visibleOwn(who))]), ...(isGiven ? [given] : [])]
  if (asked === undefined) return walks
  return walks.map((walk) => ({ ...walk, conditions: [...walk.conditions, writtenBy(asked)] }))
}

/** So many of those that somebody read last are looked through for changes. */
const MOST_READ = 100

/** Of what one has opened at the desk: others have written in it since, or said something else of it. */
const changedFor = ({ staffId }: Visible) => sql`a.id in (select s.article_id
  from (select * from article_seen where staff_id = ${staffId} order by at desc limit ${MOST_READ}) s
  where exists (select from article_steps w where w.article_id = s.article_id and w.version > s.version
      and w.staff_id <> s.staff_id)
    or exists (select from article_facts f where f.article_id = s.article_id and f.at > s.at
      and f.staff_id is distinct from s.staff_id))`

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
 * The articles with these words in the headline, the standfirst or the text, where they are few. How many there are
 * PostgreSQL cannot guess, and for a word that hardly anything has it would walk through all articles: so we look first.
 * What readers find, the archive's index has.
 */
async function findFewWith(db: Database, query: string | undefined): Promise<number[] | undefined> {
  if (query === undefined) return undefined
  const { rows } = await sql<{ id: number }>`
    with here as materialized (select article_id as id from desk_texts where words @@ ${query}::tsquery),
      out as materialized (select article_id as id from search_documents where full_words @@ ${query}::tsquery)
    /* reads all: of the indexes only; of the tables no more rows than the limits take, which the estimate does not know */
    (select id from here limit ${FEW_FOUND + 1}) union all (select id from out limit ${FEW_FOUND + 1})`.execute(db)
  return rows.length <= FEW_FOUND ? rows.map(({ id }) => id) : undefined
}

const worded = (
  query: string,
) => sql`(exists (select from search_documents d where d.article_id = a.id and d.full_words @@ ${query}::tsquery)
  or exists (select from desk_texts t where t.article_id = a.id and t.words @@ ${query}::tsquery))`

/** Of what else is asked for, so many of the newest are looked into for words, one by one. */
const NEWEST_LOOKED_INTO = 3_000

/**
 * With words that are in so much that the newest articles are enough; undefined: in those there are not as many. Otherwise
 * all texts with them would be read, the more the commoner they are.
 */
async function findAmongNewest(
  db: Database,
  who: Visible,
  { words, ...search }: DeskArticleSearch,
  most: number,
): Promise<number[] | undefined> {
  const { rows } = await sql<{ id: number }>`
    select id from (select id, first_published from (${lotsOf(waysOf(who, search), NEWEST_LOOKED_INTO)}) lots
      order by first_published desc, id desc limit ${NEWEST_LOOKED_INTO}) a
    where coalesce(
      (select true from search_documents d where d.article_id = a.id and d.full_words @@ ${words}::tsquery limit 1),
      (select true from desk_texts t where t.article_id = a.id and t.words @@ ${words}::tsquery limit 1), false)
    order by first_published desc, id desc limit ${most}`.execute(db)
  return rows.length === most ? rows.map(({ id }) => id) : undefined
}

/**
 * What is asked, as ways through the articles that each find a part of it; some may be found on two of them. `few`: those
 * with its words, where they are few.
 */
function waysOf(who: Visible, search: DeskArticleSearch, few?: readonly number[]): Walk[] {
  const { states, changed, section, place, language, source, terms, assigned, due, need, words, after } = search
  const conditions: Condition[] = []
  if (changed) conditions.push(changedFor(who))
  if (states.length > 0) conditions.push(sql`a.status = any(${[...states]}::text[])`)
  if (place !== undefined) conditions.push(reportedFrom(place))
  if (language !== undefined) conditions.push(sql`a.language = ${language}`)
  if (source !== undefined) conditions.push(sql`a.source = ${source}`)
  if (terms !== undefined) conditions.push(sql`a.terms = ${terms}`)
  if (assigned !== undefined) conditions.push(assignedTo(assigned))
  if (due !== undefined) conditions.push(dueWithin(due))
  if (need !== undefined)
    conditions.push(sql`a.id in (select article_id from article_needs where need = ${need} and met_at is null)`)
  if (few) conditions.push(sql`a.id = any(${[...few]}::bigint[])`)
  else if (words !== undefined) conditions.push(worded(words))
  const within = section === undefined ? [[]] : inSection(section)
  return walksOf(who, search).flatMap((walk) =>
    within.map((more) => ({
      ...walk,
      conditions: [
        ...walk.conditions,
        ...conditions,
        ...(after ? [sql`(${walk.published}, ${walk.id}) < (${after.at}, ${after.id})`] : []),
        ...more,
      ],
    })),
  )
}

/** What stands under it for readers, and what the desk has put there since. */
function inSection(section: string): Condition[][] {
  const moved = sql`select from article_facts f where f.article_id = a.id and f.fact = 'section'`
  return [
    [sql`a.section = ${section}`, sql`not exists (${moved})`],
    [sql`a.id in (select article_id from article_facts where fact = 'section' and value #>> '{}' = ${section})`],
  ]
}

/** The newest of each way. */
function lotsOf(walks: readonly Walk[], most: number): Condition {
  const lots = walks.map(
    ({ from, published, id, conditions }) => sql`(select a.id, a.first_published from ${from}
      where ${sql.join(conditions, sql` and `)} order by ${published} desc, ${id} desc limit ${most})`,
  )
  return sql.join(lots, sql` union `)
}

/** Newest first. Ids first and facts after: a page costs the same however deep in the list it is. */
export async function listMatching(
  db: Database,
  who: Visible,
  search: DeskArticleSearch,
  most: number,
): Promise<number[]> {
  const few = await findFewWith(db, search.words)
  const newest = search.words === undefined || few ? undefined : await findAmongNewest(db, who, search, most)
  if (newest) return newest
  const { rows } = await sql<{ id: number }>`
    select id from (${lotsOf(waysOf(who, search, few), most)}) found
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
  const few = await findFewWith(db, search.words)
  const newest = search.words === undefined || few ? undefined : await findAmongNewest(db, who, search, most + 1)
  if (newest) return newest.length
  const lots = waysOf(who, search, few).map(
    ({ from, conditions }) =>
      sql`(select a.id from ${from} where ${sql.join(conditions, sql` and `)} limit ${most + 1})`,
  )
  const { rows } = await sql<{ count: number }>`
    select least(count(*), ${most + 1})::int as count from (${sql.join(lots, sql` union `)}) found`.execute(db)
  return rows[0]?.count ?? 0
}

/** Of these, those that somebody sees at all. */
export async function listVisible(db: Database, who: Visible, ids: readonly number[]): Promise<number[]> {
  const { rows } = await sql<{ id: number }>`select a.id from articles a
    where a.id = any(${[...ids]}::bigint[]) and ${visible(who)} order by a.id`.execute(db)
  return rows.map(({ id }) => id)
}

/** What happens at its hour without anybody: it opens, what is out of it changes, or from then on it may go out. */
export type GoingOutRow = DeskArticleRow & { goes: 'article' | 'change' | 'embargo'; goes_at: Temporal.Instant }

/** What of it somebody may see goes out before this instant, the first one first; what is overdue with it. */
export async function listGoingOut(
  db: Database,
  who: Visible,
  { now, until, most }: { now: Temporal.Instant; until: Temporal.Instant; most: number },
): Promise<GoingOutRow[]> {
  const { rows } = await sql<Going>`select id, goes, at from (
      (${opening(who)} and a.first_published < ${until} order by a.first_published, a.id limit ${most})
      union all (${changing(who)} and h.at < ${until} order by h.at, a.id limit ${most})
      union all (select a.id, 'embargo' as goes, w.embargo_at as at
        from article_workflow w join articles a on a.id = w.article_id
        where w.embargo_at > ${now} and w.embargo_at < ${until} and a.status in ('draft', 'in-review', 'ready', 'published')
          and not exists (select from article_schedules h where h.article_id = a.id) and ${visible(who)}
        order by w.embargo_at, a.id limit ${most})
    ) going order by at, id limit ${most}`.execute(db)
  return withRows(db, who, rows)
}

/** What goes out first, whenever that is. */
export async function findNextOut(db: Database, who: Visible): Promise<GoingOutRow | undefined> {
  const { rows } = await sql<Going>`select id, goes, at from (
      (${opening(who)} order by a.first_published, a.id limit 1)
      union all (${changing(who)} order by h.at, a.id limit 1)
    ) going order by at, id limit 1`.execute(db)
  return (await withRows(db, who, rows))[0]
}

type Going = { id: number; goes: GoingOutRow['goes']; at: Temporal.Instant }

const opening = (who: Visible) => sql`select a.id, 'article' as goes, a.first_published as at from articles a
  where a.status = 'scheduled' and ${visible(who)}`

const changing = (who: Visible) => sql`select a.id, 'change' as goes, h.at
  from article_schedules h join articles a on a.id = h.article_id where h.kind <> 'new' and ${visible(who)}`

async function withRows(db: Database, who: Visible, going: readonly Going[]): Promise<GoingOutRow[]> {
  const byId = new Map(
    (
      await findDeskArticles(
        db,
        who,
        going.map(({ id }) => id),
      )
    ).map((row) => [row.id, row]),
  )
  return going.flatMap(({ id, goes, at }) => {
    const row = byId.get(id)
    return row ? [{ ...row, goes, goes_at: at }] : []
  })
}

/** What is taken off before this instant, the first one first. */
export async function listRunningOut(
  db: Database,
  who: Visible,
  until: Temporal.Instant,
  most: number,
): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select a.id from articles a
    where a.status = 'published' and a.expires_at is not null and a.expires_at < ${until} and ${visible(who)}
    order by a.expires_at limit ${most}`.execute(db)
  return findDeskArticles(
    db,
    who,
    rows.map(({ id }) => id),
  )
}

/** What somebody was given and is still to come, what is due first first. */
export async function listAssigned(db: Database, who: Visible, most: number): Promise<DeskArticleRow[]> {
  const { rows } = await sql<{ id: number }>`select g.article_id as id from article_assignees g
    join articles a on a.id = g.article_id left join article_dues d on d.article_id = g.article_id
    where g.staff_id = ${who.staffId} and a.status in ('draft', 'in-review', 'ready', 'scheduled') and ${visible(who)}
    order by d.due_at nulls last, g.at desc, g.article_id limit ${most}`.execute(db)
  return findDeskArticles(
    db,
    who,
    rows.map(({ id }) => id),
  )
}
