import { sql } from 'kysely'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { Sealed } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { articlePath } from './address.rule.ts'
import type { FrontWords } from './articleDraft.ts'
import { type ArticleDocument, ArticleDocumentSchema } from './document.ts'
import { tagName } from './tagName.rule.ts'

export type LeadPicture = { pictureId: string; alt: string; caption?: string; credit?: string }

/** Degrees, where somebody wrote them. */
export type ArticlePlace = {
  slug: string
  country: string
  city: string | null
  latitude: number | null
  longitude: number | null
}

/** All that is known of a published article but its body. */
export type ArticleRecord = {
  id: number
  groupId: number
  versionId: number
  slug: string
  section: { slug: string; name: string }
  language: string
  terms: ArticleTerms
  openToAll: boolean
  firstPublished: Temporal.Instant
  updated: Temporal.Instant | undefined
  headline: string
  kicker: string | undefined
  standfirst: string | undefined
  leadPicture: LeadPicture | undefined
  leadIn: ArticleDocument
  words: number
  frontLead: boolean
  frontWords: FrontWords | undefined
  /** Who paid for it: it is labeled wherever it stands, and is not the newsroom's. */
  sponsor: string | undefined
  /** `credit`: how it is named below the article. */
  source: { slug: string; name: string; credit: string } | undefined
  originalUrl: string | undefined
  originalLanguage: string | undefined
  translator: string | undefined
  authors: { slug: string; name: string }[]
  /** Their addresses; what they are called: `tagNames`, in the same order. */
  tags: string[]
  tagNames: string[]
  places: ArticlePlace[]
  variants: { language: string; section: string; slug: string }[]
  corrections: { at: string; text: string }[]
}

type Row = {
  id: number
  group_id: number
  version_id: number
  slug: string
  section: string
  section_name: string
  language: string
  terms: ArticleTerms
  open_to_all: boolean
  first_published: Temporal.Instant
  updated: Temporal.Instant | null
  headline: string
  kicker: string | null
  standfirst: string | null
  lead_picture: LeadPicture | null
  lead_in: ArticleDocument
  words: number
  front_lead: boolean
  front_words: FrontWords | null
  sponsor: string | null
  source: string | null
  source_name: string | null
  source_credit: string | null
  original_url: string | null
  original_language: string | null
  translator: string | null
  authors: { slug: string; name: string }[]
  tags: { slug: string; name: string }[]
  places: ArticlePlace[]
  variants: { language: string; section: string; slug: string }[]
  corrections: { at: string; text: string }[]
}

const facts = sql`
  select a.id, a.group_id, a.version_id, a.slug, a.section, s.name as section_name, a.language, a.terms, a.open_to_all,
    a.first_published, a.updated, v.headline, v.kicker, v.standfirst, v.lead_picture, v.lead_in, v.words, a.front_lead,
    a.front_words, a.sponsor, a.source, o.name as source_name, o.credit as source_credit, a.original_url, a.original_language, a.translator,
    coalesce((select json_agg(json_build_object('slug', w.slug, 'name', w.name) order by aw.position)
      from article_authors aw join authors w on w.slug = aw.author where aw.article_id = a.id), '[]') as authors,
    coalesce((select json_agg(json_build_object('slug', t.tag, 'name', coalesce(n.name, t.tag)) order by t.tag)
      from article_tags t left join tags n on n.slug = t.tag where t.article_id = a.id), '[]') as tags,
    coalesce((select json_agg(json_build_object('slug', p.slug, 'country', p.country, 'city', p.city,
      'latitude', p.latitude, 'longitude', p.longitude) order by ap.position)
      from article_places ap join places p on p.id = ap.place_id where ap.article_id = a.id), '[]') as places,
    coalesce((select json_agg(json_build_object('language', b.language, 'section', b.section, 'slug', b.slug) order by b.language)
      from articles b where b.group_id = a.group_id and b.id <> a.id and b.status = 'published'), '[]') as variants,
    coalesce((select json_agg(json_build_object('at', c.at, 'text', c.text) order by c.at)
      from corrections c where c.article_id = a.id), '[]') as corrections
  from articles a
  join article_versions v on v.id = a.version_id
  join sections s on s.slug = a.section
  left join sources o on o.slug = a.source`

function asRecord(row: Row): ArticleRecord {
  return {
    id: row.id,
    groupId: row.group_id,
    versionId: row.version_id,
    slug: row.slug,
    section: { slug: row.section, name: row.section_name },
    language: row.language,
    terms: row.terms,
    openToAll: row.open_to_all,
    firstPublished: row.first_published,
    updated: row.updated ?? undefined,
    headline: row.headline,
    kicker: row.kicker ?? undefined,
    standfirst: row.standfirst ?? undefined,
    leadPicture: row.lead_picture ?? undefined,
    leadIn: row.lead_in,
    words: row.words,
    frontLead: row.front_lead,
    frontWords: row.front_words ?? undefined,
    sponsor: row.sponsor ?? undefined,
    source: row.source
      ? {
          slug: row.source,
          name: row.source_name ?? row.source,
          credit: row.source_credit || (row.source_name ?? row.source),
        }
      : undefined,
    originalUrl: row.original_url ?? undefined,
    originalLanguage: row.original_language ?? undefined,
    translator: row.translator ?? undefined,
    authors: row.authors,
    tags: row.tags.map(({ slug }) => slug),
    tagNames: row.tags.map(({ name }) => tagName(name)),
    places: row.places,
    variants: row.variants,
    corrections: row.corrections,
  }
}

export async function findArticle(db: Database, slug: string): Promise<ArticleRecord | undefined> {
  const { rows } = await sql<Row>`${facts} where a.slug = ${slug} and a.status = 'published'`.execute(db)
  return rows[0] && asRecord(rows[0])
}

export async function findArticles(db: Database, slugs: readonly string[]): Promise<ArticleRecord[]> {
  if (slugs.length === 0) return []
  const { rows } = await sql<Row>`${facts} where a.slug = any(${[...slugs]}) and a.status = 'published'`.execute(db)
  return rows.map(asRecord)
}

/** Whatever its state: for whoever the desk lets at it. */
export async function findArticleAtDesk(db: Database, id: number): Promise<ArticleRecord | undefined> {
  const { rows } = await sql<Row>`${facts} where a.id = ${id}`.execute(db)
  return rows[0] && asRecord(rows[0])
}

/** The body leaves the database sealed: only a grant of the paywall opens it. */
export async function findBody(
  db: Database,
  article: { versionId: number; groupId: number },
): Promise<Sealed<ArticleDocument>> {
  const { rows } = await sql<{
    body: unknown
  }>`select body from article_versions where id = ${article.versionId}`.execute(db)
  return new Sealed(ArticleDocumentSchema.parse(rows[0]?.body), article.groupId)
}

/** Where a group's article stands: in this language if there is one, else in another. */
export async function articleOfGroup(
  db: Database,
  groupId: number,
  language: string,
): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`
    select section, slug from articles where group_id = ${groupId} and status = 'published'
    order by language = ${language} desc, id limit 1`.execute(db)
  return rows[0]
}

/** What articles are called, by group, in this language where there is one. */
export async function headlinesOfGroups(
  db: Database,
  groupIds: readonly number[],
  language: string,
): Promise<Map<number, string>> {
  if (groupIds.length === 0) return new Map()
  const { rows } = await sql<{ group_id: number; headline: string }>`
    select distinct on (a.group_id) a.group_id, v.headline
    from articles a join article_versions v on v.id = a.version_id
    where a.group_id = any(${[...groupIds]}) order by a.group_id, a.language = ${language} desc, a.id`.execute(db)
  return new Map(rows.map(({ group_id, headline }) => [group_id, headline]))
}

/** Where these paths lead: those of articles, and those that articles had before. */
export async function findAddresses(db: Database, paths: readonly string[]): Promise<Map<string, string>> {
  const slugs = paths.flatMap((path) => /^\/[^/]+\/([^/]+)$/.exec(path)?.[1] ?? [])
  const { rows } = await sql<{ path: string; section: string; slug: string }>`
    select r.path, a.section, a.slug from redirects r join articles a on a.id = r.article_id
      where r.path = any(${[...paths]}::text[]) and a.status = 'published'
    union all select '/' || a.section || '/' || a.slug, a.section, a.slug from articles a
      where a.slug = any(${slugs}::text[]) and a.status = 'published'`.execute(db)
  return new Map(rows.map(({ path, section, slug }) => [path, articlePath({ section, slug })]))
}

export type ListFilter =
  | { by: 'all' }
  | { by: 'section'; slug: string }
  | { by: 'place'; id: number }
  | { by: 'country'; code: string }
  | { by: 'author'; slug: string }
  | { by: 'source'; slug: string }
  | { by: 'tag'; slug: string }
  | ({ by: 'time' } & Period)

/** `until` is the first instant that no longer belongs to it. */
export type Period = { from: Temporal.Instant; until: Temporal.Instant }

/** Where an article stands among all: lists are by this, newest first. */
export type Position = { published: Temporal.Instant; id: number }

/** Of each group one variant: in the first of these languages that there is, else the oldest. */
function oneOfGroup(languages: readonly string[]) {
  const rank = (language: 'a.language' | 'b.language') =>
    sql`coalesce(array_position(${[...languages]}::text[], ${sql.ref(language)}), ${languages.length + 1}::int)`
  return sql`a.status = 'published' and not exists (
    select 1 from articles b where b.group_id = a.group_id and b.id <> a.id and b.status = 'published'
      and (${rank('b.language')}, b.id) < (${rank('a.language')}, a.id))`
}

/** Where a filter's articles stand in an index, in the order of lists. */
function shelfOf(filter: ListFilter) {
  const articles = { from: sql`articles a`, published: 'a.first_published', id: 'a.id' }
  const linked = { published: 'l.published', id: 'l.article_id' }
  switch (filter.by) {
    case 'all':
      return { ...articles, where: sql`true` }
    case 'section':
      return { ...articles, where: sql`a.section = ${filter.slug}` }
    case 'source':
      return { ...articles, where: sql`a.source = ${filter.slug}` }
    case 'time':
      return { ...articles, where: sql`a.first_published >= ${filter.from} and a.first_published < ${filter.until}` }
    case 'author':
      return { ...linked, from: sql`article_authors l`, where: sql`l.author = ${filter.slug}` }
    case 'tag':
      return { ...linked, from: sql`article_tags l`, where: sql`l.tag = ${filter.slug}` }
    case 'place':
      return { ...linked, from: sql`article_places l`, where: sql`l.place_id = ${filter.id}` }
    case 'country':
      return { ...linked, from: sql`article_places l`, where: sql`l.country = ${filter.code}` }
  }
}

export type Stretch = { limit: number; offset?: number } & (
  | { olderThan?: Position; newerThan?: undefined }
  | { newerThan: Position; olderThan?: undefined }
)

/**
 * Which articles stand there: `limit` of them, newest first, or those next above `newerThan`, oldest first. Ids first and
 * facts after: what a list costs does not depend on how deep in it one is.
 */
export async function listPositions(
  db: Database,
  filter: ListFilter,
  languages: readonly string[],
  { limit, offset = 0, olderThan, newerThan }: Stretch,
): Promise<Position[]> {
  const { from, published, id, where } = shelfOf(filter)
  const [time, key] = [sql.ref(published), sql.ref(id)]
  const joined = id === 'a.id' ? sql`` : sql`join articles a on a.id = ${key}`
  const direction = newerThan ? sql`asc` : sql`desc`
  const beyond = olderThan
    ? sql`and (${time}, ${key}) < (${olderThan.published}, ${olderThan.id})`
    : newerThan
      ? sql`and (${time}, ${key}) > (${newerThan.published}, ${newerThan.id})`
      : sql``
  // An article from two places of a country stands twice in its index, side by side.
  const distinct = filter.by === 'country' ? sql`distinct on (${time}, ${key})` : sql``
  const { rows } = await sql<Position>`
    select ${distinct} ${time} as published, ${key} as id from ${from} ${joined}
    where ${where} and ${oneOfGroup(languages)} ${beyond}
    order by ${time} ${direction}, ${key} ${direction} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** Of each of these periods, in their order, the newest `each`: as many looks into the index, however much was published. */
export async function newestOfPeriods(
  db: Database,
  periods: readonly Period[],
  languages: readonly string[],
  each: number,
): Promise<Position[][]> {
  const { rows } = await sql<Position & { at: number }>`
    select p.at::int as at, n.published, n.id
    from unnest(${periods.map(({ from }) => from.toString())}::timestamptz[], ${periods.map(({ until }) => until.toString())}::timestamptz[])
      with ordinality as p ("from", "until", at)
    cross join lateral (select a.first_published as published, a.id from articles a
      where a.first_published >= p."from" and a.first_published < p."until" and ${oneOfGroup(languages)}
      order by a.first_published desc, a.id desc limit ${each}) n
    order by p.at, n.published desc, n.id desc`.execute(db)
  return periods.map((_, at) => rows.filter((row) => row.at === at + 1).map(({ published, id }) => ({ published, id })))
}

/**
 * About where the article stands that `skipped` others precede: variants in other languages are counted, so that the
 * index alone answers. For addresses that named a page by its number; undefined beyond the end.
 */
export async function positionAfter(db: Database, filter: ListFilter, skipped: number): Promise<Position | undefined> {
  const { from, published, id, where } = shelfOf(filter)
  const [time, key] = [sql.ref(published), sql.ref(id)]
  const live = id === 'a.id' ? sql`and a.status = 'published'` : sql``
  const { rows } = await sql<Position>`select ${time} as published, ${key} as id from ${from}
    where ${where} ${live} order by ${time} desc, ${key} desc limit 1 offset ${skipped}`.execute(db)
  return rows[0]
}

/** Where this article stands, or stood; undefined: there never was one of that number. */
export async function positionOf(db: Database, id: number): Promise<Position | undefined> {
  const { rows } = await sql<Position>`select first_published as published, id from articles where id = ${id}`.execute(
    db,
  )
  return rows[0]
}

/** The facts of these, newest first. */
export async function articlesAt(db: Database, positions: readonly Position[]): Promise<ArticleRecord[]> {
  if (positions.length === 0) return []
  const { rows } = await sql<Row>`${facts} where a.id = any(${positions.map(({ id }) => id)})
    and a.status = 'published' order by a.first_published desc, a.id desc`.execute(db)
  return rows.map(asRecord)
}

export async function listArticles(
  db: Database,
  filter: ListFilter,
  { languages, ...stretch }: { languages: readonly string[] } & Stretch,
): Promise<ArticleRecord[]> {
  return articlesAt(db, await listPositions(db, filter, languages, stretch))
}

/** Whether anything is published under it. */
export async function hasArticles(db: Database, filter: ListFilter): Promise<boolean> {
  const { from, published, id, where } = shelfOf(filter)
  const joined = id === 'a.id' ? sql`` : sql`join articles a on a.id = ${sql.ref(id)}`
  // In the order of an index, or PostgreSQL might look for one of few among all.
  const { rows } = await sql`select from ${from} ${joined} where ${where} and a.status = 'published'
    order by ${sql.ref(published)} desc limit 1`.execute(db)
  return rows.length > 0
}

export type CountryCount = { code: string; articles: number }

/** Every country with articles, or of these those, each group counted once. */
export async function countArticlesByCountry(db: Database, codes?: readonly string[]): Promise<CountryCount[]> {
  const wanted = codes
    ? sql`and country = any(${[...codes]})`
    : sql`/* reads all: an index of countries, once in a process, which then counts those that change */`
  const { rows } = await sql<CountryCount>`
    select country as code, count(distinct group_id) as articles from article_places
    where live ${wanted} group by country order by country`.execute(db)
  return rows
}

/** What a tag is called, whether or not anything is filed under it. */
export async function nameOfTag(db: Database, slug: string): Promise<string> {
  const { rows } = await sql<{ name: string }>`select name from tags where slug = ${slug}`.execute(db)
  return tagName(rows[0]?.name ?? slug)
}

export async function authorName(db: Database, slug: string): Promise<string | undefined> {
  const { rows } = await sql<{ name: string }>`select name from authors where slug = ${slug}`.execute(db)
  return rows[0]?.name
}
