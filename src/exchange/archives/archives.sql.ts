import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ImportedArticle } from './archive.rule.ts'

type ArchiveRow = { name: string; folder: string; size: number }

/** The archive of this name, whose size nobody asks for. */
export async function findArchive(db: Database, name: string): Promise<ArchiveRow[]> {
  const { rows } = await sql<ArchiveRow>`
    select name, folder, 0 as size from archives where name = ${name}`.execute(db)
  return rows
}

/**
 * All archives, with how many articles each has, counted up to `most`: a file that is published beside a hundred thousand
 * waits for none of them to be counted. `0` is the sign after `/`: whatever stands between the two is in the archive.
 */
export async function listArchives(db: Database, most: number): Promise<ArchiveRow[]> {
  const { rows } = await sql<ArchiveRow>`
    select r.name, r.folder, c.size from archives r, lateral (
      select count(*)::int as size from (
        select from articles where import_key ~>=~ ('markdown:' || r.name || '/')
          and import_key ~<~ ('markdown:' || r.name || '0') limit ${most}) counted) c
    order by r.name`.execute(db)
  return rows
}

type ImportedRow = Omit<ImportedArticle, 'text' | 'path'> & { key: string; text: string | null }

/** Articles imported under these keys, or of these texts, or with these headlines, given as MD5. */
export async function findImported(
  db: Database,
  { keys, texts, headlines }: { keys: readonly string[]; texts: readonly string[]; headlines: readonly string[] },
): Promise<ImportedRow[]> {
  const { rows } = await sql<ImportedRow>`
    with found as materialized (
      select id from articles where import_key = any(${[...keys]}::text[])
      union select id from articles where import_text = any(${[...texts]}::text[])
      union select article_id from article_versions where md5(headline) = any(${[...headlines]}::text[]))
    select a.id, substr(a.import_key, 10) as key, v.headline, a.import_text as text, a.slug,
      coalesce(a.import_slug, a.slug) as "wantedSlug"
    from found f join articles a on a.id = f.id join article_versions v on v.id = a.version_id
    where a.import_key like 'markdown:%'`.execute(db)
  return rows
}

/** By what an import knows the unchanged, of the articles that came under these keys. */
export async function findSources(
  db: Database,
  keys: readonly string[],
): Promise<Map<string, { source: string; seen: unknown }>> {
  const { rows } = await sql<{ key: string; source: string; seen: unknown }>`
    select import_key as key, import_source as source, import_seen as seen from articles
    where import_key = any(${[...keys]}::text[]) and import_source is not null and import_digest is not null`.execute(
    db,
  )
  return new Map(rows.map(({ key, source, seen }) => [key, { source, seen }]))
}

export async function archiveNames(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from archives`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

export async function storeArchive(db: Database, name: string, folder: string): Promise<void> {
  await sql`insert into archives (name, folder) values (${name}, ${folder})
    on conflict (name) do update set folder = excluded.folder`.execute(db)
}

/** Of these addresses those that articles have, and which. */
export async function takenSlugs(db: Database, slugs: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await sql<{ slug: string; id: number }>`
    select slug, id from articles where slug = any(${[...slugs]}::text[])`.execute(db)
  return new Map(rows.map(({ slug, id }) => [slug, id]))
}

export type Move = { id: number; key: string; slug: string }

/** In two steps, so that two articles may change places; each step in so many statements that none takes long. */
export async function moveArticles(
  tx: Database,
  moves: readonly Move[],
): Promise<{ id: number; section: string; slug: string }[]> {
  const before: { id: number; section: string; slug: string }[] = []
  for (const some of inParts(moves, MOST_AT_ONCE)) {
    const ids = some.map(({ id }) => id)
    const { rows } = await sql<{ id: number; section: string; slug: string }>`
      select id, section, slug from articles where id = any(${ids}::bigint[]) order by id for update`.execute(tx)
    before.push(...rows)
    await sql`update articles set slug = 'moving-' || id, import_key = 'moving:' || id
      where id = any(${ids}::bigint[])`.execute(tx)
  }
  for (const some of inParts(moves, MOST_AT_ONCE)) {
    await sql`update articles a set slug = m.slug, import_key = m.key
      from unnest(${some.map(({ id }) => id)}::bigint[], ${some.map(({ slug }) => slug)}::text[],
        ${some.map(({ key }) => key)}::text[]) as m (id, slug, key) where a.id = m.id`.execute(tx)
  }
  return before
}

/** Rows that a statement is given: in less than a second, whatever they are. */
export const MOST_AT_ONCE = 2_000

function* inParts<Item>(items: readonly Item[], most: number): Generator<Item[]> {
  for (let from = 0; from < items.length; from += most) yield items.slice(from, from + most)
}
