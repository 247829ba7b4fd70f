import { sql } from 'kysely'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import { Sealed } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import { articlePath } from './address.rule.ts'
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
    a.source, o.name as source_name, o.credit as source_credit, a.original_url, a.original_language, a.translator,
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

/** Where an older address leads now. */
export async function findRedirect(db: Database, path: string): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`select a.section, a.slug from redirects r
    join articles a on a.id = r.article_id and a.status in ('published', 'expired', 'withdrawn') where r.path = ${path}`.execute(
    db,
  )
  return rows[0]
}

/** Where the published article of this name stands. */
export async function findStanding(db: Database, slug: string): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`select section, slug from articles
    where slug = ${slug} and status = 'published'`.execute(db)
  return rows[0]
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
  | { by: 'places'; ids: readonly number[] }
  | { by: 'author'; slug: string }
  | { by: 'source'; slug: string }
  | { by: 'tag'; slug: string }

function condition(filter: ListFilter) {
  switch (filter.by) {
    case 'all':
      return sql`true`
    case 'section':
      return sql`a.section = ${filter.slug}`
    case 'places':
      return sql`a.id in (select article_id from article_places where place_id = any(${[...filter.ids]}))`
    case 'author':
      return sql`a.id in (select article_id from article_authors where author = ${filter.slug})`
    case 'source':
      return sql`a.source = ${filter.slug}`
    case 'tag':
      return sql`a.id in (select article_id from article_tags where tag = ${filter.slug})`
  }
}

/** Of each group one variant: in the first of these languages that there is, else the oldest. */
function oneOfGroup(languages: readonly string[]) {
  const rank = (language: 'a.language' | 'b.language') =>
    sql`coalesce(array_position(${[...languages]}::text[], ${sql.ref(language)}), ${languages.length + 1}::int)`
  return sql`a.status = 'published' and not exists (
    select 1 from articles b where b.group_id = a.group_id and b.id <> a.id and b.status = 'published'
      and (${rank('b.language')}, b.id) < (${rank('a.language')}, a.id))`
}

export async function listArticles(
  db: Database,
  filter: ListFilter,
  options: { languages: readonly string[]; limit: number; offset?: number },
): Promise<ArticleRecord[]> {
  const { rows } = await sql<Row>`${facts} where ${condition(filter)} and ${oneOfGroup(options.languages)}
    order by a.first_published desc, a.id desc limit ${options.limit} offset ${options.offset ?? 0}`.execute(db)
  return rows.map(asRecord)
}

export async function countArticles(db: Database, filter: ListFilter, languages: readonly string[]): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*) as count from articles a
    where ${condition(filter)} and ${oneOfGroup(languages)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Every country with articles, each group counted once. */
export async function countArticlesByCountry(db: Database): Promise<{ code: string; articles: number }[]> {
  const { rows } = await sql<{ code: string; articles: number }>`
    select p.country as code, count(distinct a.group_id) as articles
    from articles a join article_places ap on ap.article_id = a.id join places p on p.id = ap.place_id
    where a.status = 'published' group by p.country order by p.country`.execute(db)
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
