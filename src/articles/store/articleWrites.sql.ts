import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ArticleDraft } from './articleDraft.ts'
import type { ArticleDocument } from './document.ts'
import type { ArticleStatus } from './status.rule.ts'

export type KnownArticle = {
  id: number
  groupId: number
  section: string
  slug: string
  digest: string | undefined
  version: number
}

const known = sql`select a.id, a.group_id, a.section, a.slug, a.import_digest, a.import_key,
  (select max(number) from article_versions where article_id = a.id) as version from articles a`
type KnownRow = {
  id: number
  group_id: number
  section: string
  slug: string
  import_digest: string | null
  import_key: string | null
  version: number
}
const asKnown = (row: KnownRow): KnownArticle => ({
  id: row.id,
  groupId: row.group_id,
  section: row.section,
  slug: row.slug,
  digest: row.import_digest ?? undefined,
  version: row.version,
})

export async function findByImportKey(db: Database, key: string): Promise<KnownArticle | undefined> {
  const { rows } = await sql<KnownRow>`${known} where a.import_key = ${key} for update`.execute(db)
  return rows[0] && asKnown(rows[0])
}

export async function findBySlug(db: Database, slug: string): Promise<KnownArticle | undefined> {
  const { rows } = await sql<KnownRow>`${known} where a.slug = ${slug} for update`.execute(db)
  return rows[0] && asKnown(rows[0])
}

export async function groupHasLanguage(
  db: Database,
  groupId: number,
  language: string,
  exceptId: number | undefined,
): Promise<boolean> {
  const { rows } = await sql`select 1 from articles where group_id = ${groupId} and language = ${language}
    and id is distinct from ${exceptId ?? null}`.execute(db)
  return rows.length > 0
}

export async function makeGroup(db: Database): Promise<number> {
  const { rows } = await sql<{ id: number }>`insert into article_groups default values returning id`.execute(db)
  return (rows[0] as { id: number }).id
}

export async function moveToGroup(db: Database, articleId: number, groupId: number): Promise<void> {
  await sql`update articles set group_id = ${groupId} where id = ${articleId}`.execute(db)
}

/** The article's row points to its version and the version to the article; both checks wait for the commit. */
export async function insertArticle(
  db: Database,
  draft: ArticleDraft,
  groupId: number,
  status: Exclude<ArticleStatus, 'withdrawn'>,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into articles (group_id, slug, section, language, terms, status, first_published, expires_at, updated, front_lead,
      source, original_url, original_language, translator, version_id, import_key, import_digest, import_text,
      import_slug, extra)
    values (${groupId}, ${draft.slug}, ${draft.section}, ${draft.language}, ${draft.terms}, ${status},
      ${draft.firstPublished}, ${draft.expires ?? null}, ${draft.updated ?? null}, ${draft.frontLead ?? false},
      ${draft.original?.source ?? null}, ${draft.original?.url ?? null}, ${draft.original?.language ?? null},
      ${draft.original?.translator ?? null}, 0, ${draft.importKey ?? null}, ${draft.importDigest ?? null},
      ${draft.importText ?? null}, ${draft.importSlug ?? null}, ${JSON.stringify(draft.extra)})
    returning id`.execute(db)
  return (rows[0] as { id: number }).id
}

/** What somebody has withdrawn stays so, whatever its file says by now. */
export async function updateArticle(
  db: Database,
  articleId: number,
  draft: ArticleDraft,
  status: Exclude<ArticleStatus, 'withdrawn'>,
): Promise<void> {
  await sql`update articles set slug = ${draft.slug}, section = ${draft.section}, language = ${draft.language},
      terms = ${draft.terms}, first_published = ${draft.firstPublished}, expires_at = ${draft.expires ?? null},
      status = case when status = 'withdrawn' then status else ${status} end,
      withdrawn_from = case when status = 'withdrawn' then ${status} end,
      updated = ${draft.updated ?? null}, front_lead = ${draft.frontLead ?? false},
      source = ${draft.original?.source ?? null}, original_url = ${draft.original?.url ?? null},
      original_language = ${draft.original?.language ?? null}, translator = ${draft.original?.translator ?? null},
      import_key = ${draft.importKey ?? null}, import_digest = ${draft.importDigest ?? null},
      import_text = ${draft.importText ?? null}, import_slug = ${draft.importSlug ?? null},
      extra = ${JSON.stringify(draft.extra)}
    where id = ${articleId}`.execute(db)
}

export type VersionFacts = { number: number; leadIn: ArticleDocument; words: number; createdAt: Temporal.Instant }

export async function insertVersion(
  db: Database,
  articleId: number,
  draft: ArticleDraft,
  version: VersionFacts,
): Promise<void> {
  await sql`with version as (
      insert into article_versions (article_id, number, headline, kicker, standfirst, lead_picture, lead_in, body, words, created_at)
      values (${articleId}, ${version.number}, ${draft.headline}, ${draft.kicker ?? null}, ${draft.standfirst ?? null},
        ${draft.leadPicture ? JSON.stringify(draft.leadPicture) : null}, ${JSON.stringify(version.leadIn)},
        ${JSON.stringify(draft.body)}, ${version.words}, ${version.createdAt})
      returning id)
    update articles set version_id = version.id from version where articles.id = ${articleId}`.execute(db)
}

export async function replaceAuthors(
  db: Database,
  articleId: number,
  authors: readonly { slug: string; name: string }[],
): Promise<void> {
  await sql`delete from article_authors where article_id = ${articleId}`.execute(db)
  for (const [position, { slug: wanted, name }] of authors.entries()) {
    // Whoever has a page of that name keeps its address, however names are written as addresses by now.
    const known = await sql<{
      slug: string
    }>`select slug from authors where name = ${name} order by slug limit 1`.execute(db)
    const slug = known.rows[0]?.slug ?? wanted
    await sql`insert into authors (slug, name) values (${slug}, ${name}) on conflict (slug) do nothing`.execute(db)
    await sql`insert into article_authors (article_id, author, position) values (${articleId}, ${slug}, ${position})
      on conflict do nothing`.execute(db)
  }
}

/** A tag is called as the first who used it wrote it, but a name that is only its address gives way. */
export async function replaceTags(
  db: Database,
  articleId: number,
  tags: readonly { slug: string; name: string }[],
): Promise<void> {
  await sql`delete from article_tags where article_id = ${articleId}`.execute(db)
  const names = new Map(tags.map(({ slug, name }) => [slug, name]))
  if (names.size === 0) return
  const slugs = [...names.keys()].sort()
  await sql`insert into tags (slug, name)
    select * from unnest(${slugs}::text[], ${slugs.map((slug) => names.get(slug) as string)}::text[])
    on conflict (slug) do update set name = excluded.name where tags.name = tags.slug and excluded.name <> tags.name`.execute(
    db,
  )
  await sql`insert into article_tags (article_id, tag) select ${articleId}, unnest(${slugs}::text[])
    on conflict do nothing`.execute(db)
}

export async function replacePlaces(db: Database, articleId: number, placeIds: readonly number[]): Promise<void> {
  await sql`delete from article_places where article_id = ${articleId}`.execute(db)
  for (const [position, placeId] of placeIds.entries()) {
    await sql`insert into article_places (article_id, place_id, position) values (${articleId}, ${placeId}, ${position})
      on conflict do nothing`.execute(db)
  }
}

/** Older addresses lead here; one that another article has taken since is left to it. */
export async function storeRedirects(db: Database, articleId: number, paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await sql`insert into redirects (path, article_id) values (${path}, ${articleId})
      on conflict (path) do update set article_id = excluded.article_id`.execute(db)
  }
}

export async function storeTerms(
  db: Database,
  articleId: number,
  { terms, openToAll }: { terms?: string; openToAll?: boolean },
): Promise<void> {
  await sql`update articles set terms = coalesce(${terms ?? null}, terms),
    open_to_all = coalesce(${openToAll ?? null}, open_to_all) where id = ${articleId}`.execute(db)
}

export async function renameAuthor(db: Database, slug: string, name: string): Promise<boolean> {
  const { numAffectedRows } = await sql`update authors set name = ${name} where slug = ${slug}`.execute(db)
  return numAffectedRows === 1n
}
