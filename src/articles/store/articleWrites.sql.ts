import { sql } from 'kysely'
import type { ArticleTerms } from '../../paywall/decisions/decisions.module.ts'
import type { Database } from '../../platform/database.ts'
import type { ArticleDraft } from './articleDraft.ts'
import type { ArticleDocument } from './document.ts'
import type { ArticleStatus } from './status.rule.ts'

export type KnownArticle = {
  id: number
  groupId: number
  section: string
  slug: string
  language: string
  key: string | null
  digest: string | null
  source: string | null
  version: number
  /** The newsroom has worked on it: what came with its file is not what there is to keep. */
  isOfDesk: boolean
}

/**
 * Those that were imported under one of these keys, have one of these addresses or these numbers; nobody else changes
 * them meanwhile.
 */
export async function lockArticles(
  tx: Database,
  keys: readonly string[],
  slugs: readonly string[],
  ids: readonly number[] = [],
): Promise<KnownArticle[]> {
  const { rows } = await sql<KnownArticle>`
    select a.id, a.group_id as "groupId", a.section, a.slug, a.language, a.import_key as key, a.import_digest as digest,
      a.import_source as source, (select max(number) from article_versions where article_id = a.id) as version,
      (exists (select from article_facts f where f.article_id = a.id)
        or exists (select from article_revisions r where r.article_id = a.id)
        or exists (select from working_copies w where w.article_id = a.id and w.version > 0)) as "isOfDesk"
    from articles a where a.import_key = any(${[...keys]}::text[]) or a.slug = any(${[...slugs]}::text[])
      or a.id = any(${[...ids]}::bigint[])
    order by a.id for update`.execute(tx)
  return rows
}

export async function findBySlug(tx: Database, slug: string): Promise<KnownArticle | undefined> {
  return (await lockArticles(tx, [], [slug]))[0]
}

/** Who is in these groups, in which language. */
export async function languagesOfGroups(
  tx: Database,
  groupIds: readonly number[],
): Promise<{ id: number; groupId: number; language: string }[]> {
  const { rows } = await sql<{ id: number; groupId: number; language: string }>`
    select id, group_id as "groupId", language from articles where group_id = any(${[...groupIds]}::bigint[])`.execute(
    tx,
  )
  return rows
}

type NewIds = { articleId: number; groupId: number; versionId: number }

/** Numbers that nobody else gets, so that rows which name each other can be written at once. */
export async function takeIds(tx: Database, count: number): Promise<NewIds[]> {
  const { rows } = await sql<NewIds>`
    select nextval(pg_get_serial_sequence('articles', 'id')) as "articleId",
      nextval(pg_get_serial_sequence('article_groups', 'id')) as "groupId",
      nextval(pg_get_serial_sequence('article_versions', 'id')) as "versionId"
    from generate_series(1, ${count}::int)`.execute(tx)
  return rows
}

/** A draft that is going to be stored, and under which numbers. */
export type Writing = NewIds & {
  draft: ArticleDraft
  status: Exclude<ArticleStatus, 'withdrawn'>
  number: number
  leadIn: ArticleDocument
  words: number
}

export async function insertGroups(tx: Database, groupIds: readonly number[]): Promise<void> {
  await sql`insert into article_groups (id) overriding system value select unnest(${[...groupIds]}::bigint[])`.execute(
    tx,
  )
}

/** An article's row points to its version and the version to the article; both checks wait for the commit. */
export async function insertArticles(tx: Database, writings: readonly Writing[]): Promise<void> {
  const rows = writings.map(({ draft, ...ids }) => ({
    id: ids.articleId,
    group_id: ids.groupId,
    version_id: ids.versionId,
    status: ids.status,
    slug: draft.slug,
    section: draft.section,
    language: draft.language,
    terms: draft.terms,
    first_published: draft.firstPublished,
    expires_at: draft.expires,
    updated: draft.updated,
    front_lead: draft.frontLead ?? false,
    front_words: draft.frontWords,
    source: draft.original?.source,
    original_url: draft.original?.url,
    original_language: draft.original?.language,
    translator: draft.original?.translator,
    import_key: draft.importKey,
    import_digest: draft.importDigest,
    import_text: draft.importText,
    import_slug: draft.importSlug,
    import_source: draft.importSource,
    import_seen: draft.importSeen,
    extra: draft.extra,
    in_magazine: draft.inMagazine ?? true,
  }))
  await sql`insert into articles (id, group_id, version_id, status, slug, section, language, terms, first_published, expires_at,
      updated, front_lead, front_words, source, original_url, original_language, translator, import_key, import_digest,
      import_text, import_slug, import_source, import_seen, extra, in_magazine, sponsor) overriding system value
    select id, group_id, version_id, status, slug, section, language, terms, first_published, expires_at, updated, front_lead,
      front_words, source, original_url, original_language, translator, import_key, import_digest, import_text, import_slug,
      import_source, import_seen, extra, in_magazine,
      (select v.sponsor from articles v where v.group_id = r.group_id and v.sponsor is not null limit 1)
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, group_id bigint, version_id bigint, status text,
      slug text, section text, language text, terms text, first_published timestamptz, expires_at timestamptz,
      updated timestamptz, front_lead boolean, front_words jsonb, source text, original_url text, original_language text, translator text,
      import_key text, import_digest text, import_text text, import_slug text, import_source text, import_seen jsonb,
      extra jsonb, in_magazine boolean)`.execute(tx)
}

/** What somebody has withdrawn stays so, whatever its file says by now. */
export async function updateArticle(
  tx: Database,
  { draft, status, articleId, groupId, versionId }: Writing,
): Promise<void> {
  await sql`update articles set slug = ${draft.slug}, section = ${draft.section}, language = ${draft.language},
      group_id = ${groupId}, version_id = ${versionId},
      terms = ${draft.terms}, first_published = ${draft.firstPublished}, expires_at = ${draft.expires ?? null},
      status = case when status = 'withdrawn' then status else ${status} end,
      withdrawn_from = case when status = 'withdrawn' then ${status} end,
      updated = ${draft.updated ?? null}, front_lead = ${draft.frontLead ?? false},
      front_words = ${draft.frontWords ? JSON.stringify(draft.frontWords) : null},
      source = ${draft.original?.source ?? null}, original_url = ${draft.original?.url ?? null},
      original_language = ${draft.original?.language ?? null}, translator = ${draft.original?.translator ?? null},
      import_key = ${draft.importKey ?? null}, import_digest = ${draft.importDigest ?? null},
      import_text = ${draft.importText ?? null}, import_slug = ${draft.importSlug ?? null},
      import_source = ${draft.importSource ?? null},
      import_seen = ${draft.importSeen ? JSON.stringify(draft.importSeen) : null},
      extra = ${JSON.stringify(draft.extra)}, in_magazine = coalesce(${draft.inMagazine ?? null}, in_magazine),
      sponsor = coalesce(sponsor,
        (select v.sponsor from articles v where v.group_id = ${groupId} and v.sponsor is not null limit 1))
    where id = ${articleId}`.execute(tx)
}

/** Of articles that stay as they are: by what the next import knows them. */
export async function storeSources(
  tx: Database,
  articles: readonly { id: number; source: string | undefined; seen: object | undefined }[],
): Promise<void> {
  await sql`update articles a set import_source = r.source, import_seen = r.seen
    from jsonb_to_recordset(${JSON.stringify(articles)}::jsonb) as r (id bigint, source text, seen jsonb)
    where a.id = r.id`.execute(tx)
}

export async function insertVersions(
  tx: Database,
  writings: readonly Writing[],
  createdAt: Temporal.Instant,
): Promise<void> {
  const rows = writings.map(({ draft, ...version }) => ({
    id: version.versionId,
    article_id: version.articleId,
    number: version.number,
    headline: draft.headline,
    kicker: draft.kicker,
    standfirst: draft.standfirst,
    lead_picture: draft.leadPicture,
    lead_in: version.leadIn,
    body: draft.body,
    words: version.words,
  }))
  await sql`insert into article_versions (id, article_id, number, headline, kicker, standfirst, lead_picture, lead_in, body,
      words, created_at) overriding system value
    select id, article_id, number, headline, kicker, standfirst, lead_picture, lead_in, body, words, ${createdAt}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r (id bigint, article_id bigint, number int, headline text,
      kicker text, standfirst text, lead_picture jsonb, lead_in jsonb, body jsonb, words int)`.execute(tx)
}

/** Whoever has a page of that name keeps its address, however names are written as addresses by now. */
export async function slugsOfAuthors(tx: Database, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ name: string; slug: string }>`select distinct on (name) name, slug from authors
    where name = any(${[...names]}::text[]) order by name, slug`.execute(tx)
  return new Map(rows.map(({ name, slug }) => [name, slug]))
}

export async function insertAuthors(tx: Database, authors: readonly { slug: string; name: string }[]): Promise<void> {
  await sql`insert into authors (slug, name)
    select * from unnest(${authors.map(({ slug }) => slug)}::text[], ${authors.map(({ name }) => name)}::text[])
    on conflict (slug) do nothing`.execute(tx)
}

/** A tag is called as the first who used it wrote it, but a name that is only its address gives way. */
export async function storeTags(tx: Database, tags: readonly { slug: string; name: string }[]): Promise<void> {
  await sql`insert into tags (slug, name)
    select * from unnest(${tags.map(({ slug }) => slug)}::text[], ${tags.map(({ name }) => name)}::text[])
    on conflict (slug) do update set name = excluded.name where tags.name = tags.slug and excluded.name <> tags.name`.execute(
    tx,
  )
}

/** Before those of a new version are written. */
export async function deleteLinks(tx: Database, articleIds: readonly number[]): Promise<void> {
  const ids = [...articleIds]
  await sql`with a as (delete from article_authors where article_id = any(${ids}::bigint[])),
      t as (delete from article_tags where article_id = any(${ids}::bigint[]))
    delete from article_places where article_id = any(${ids}::bigint[])`.execute(tx)
}

type AuthorLink = { article: number; author: string; position: number; published: Temporal.Instant }
type TagLink = { article: number; tag: string; published: Temporal.Instant }
type PlaceLink = { article: number; place: number; position: number }

export async function insertAuthorLinks(tx: Database, links: readonly AuthorLink[]): Promise<void> {
  await sql`insert into article_authors (article_id, author, position, published)
    select article, author, position, published from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as r (article bigint, author text, position int, published timestamptz)
    on conflict do nothing`.execute(tx)
}

export async function insertTagLinks(tx: Database, links: readonly TagLink[]): Promise<void> {
  await sql`insert into article_tags (article_id, tag, published)
    select article, tag, published from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as r (article bigint, tag text, published timestamptz)
    on conflict do nothing`.execute(tx)
}

/** What else stands in the row is taken from its article. */
export async function insertPlaceLinks(tx: Database, links: readonly PlaceLink[]): Promise<void> {
  await sql`insert into article_places (article_id, place_id, position)
    select article, place, position from jsonb_to_recordset(${JSON.stringify(links)}::jsonb)
      as r (article bigint, place bigint, position int)
    on conflict do nothing`.execute(tx)
}

/** Whatever led on from an address is over where an article stands at it. */
export async function deleteRedirects(tx: Database, paths: readonly string[]): Promise<void> {
  await sql`delete from redirects where path = any(${[...paths]}::text[])`.execute(tx)
}

/** Older addresses lead there; one that another article has taken since is left to it. Each path once. */
export async function storeRedirects(
  tx: Database,
  redirects: readonly { path: string; articleId: number }[],
): Promise<void> {
  if (redirects.length === 0) return
  await sql`insert into redirects (path, article_id)
    select * from unnest(${redirects.map(({ path }) => path)}::text[], ${redirects.map(({ articleId }) => articleId)}::bigint[])
    on conflict (path) do update set article_id = excluded.article_id`.execute(tx)
}

export type ArticleTermsChange = {
  terms?: ArticleTerms
  openToAll?: boolean
  /** Whether its rights let it stand in the magazine. */
  inMagazine?: boolean
  /** null: nobody. */
  sponsor?: string | null
}

export async function storeTerms(
  tx: Database,
  articleId: number,
  { terms, openToAll, inMagazine, sponsor }: ArticleTermsChange,
): Promise<void> {
  await sql`update articles set terms = coalesce(${terms ?? null}, terms),
    open_to_all = coalesce(${openToAll ?? null}, open_to_all),
    in_magazine = coalesce(${inMagazine ?? null}, in_magazine) where id = ${articleId}`.execute(tx)
  if (sponsor === undefined) return
  // Whoever paid for an article paid for it in all of its languages.
  await sql`update articles set sponsor = ${sponsor}
    where group_id = (select group_id from articles where id = ${articleId})`.execute(tx)
}

export async function renameAuthor(tx: Database, slug: string, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update authors set name = ${name} where slug = ${slug}`.execute(tx)
  return numAffectedRows === 1n
}

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

/** Of these articles those that rights exclude from the magazine. */
export async function excludedFromMagazine(db: Database, articleIds: readonly number[]): Promise<Set<number>> {
  const { rows } = await sql<{ id: number }>`select id from articles
    where id = any(${[...articleIds]}::bigint[]) and not in_magazine`.execute(db)
  return new Set(rows.map(({ id }) => id))
}

/** Where the first of these older addresses leads that leads anywhere now. */
export async function findRedirect(
  db: Database,
  paths: readonly string[],
): Promise<{ section: string; slug: string } | undefined> {
  const { rows } = await sql<{ section: string; slug: string }>`select a.section, a.slug from redirects r
    join articles a on a.id = r.article_id and a.status in ('published', 'expired', 'withdrawn')
    where r.path = any(${[...paths]}::text[]) order by array_position(${[...paths]}::text[], r.path) limit 1`.execute(
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
