import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ImportedArticle, KnownArchive } from './archive.rule.ts'

/** All archives, or the one of this name, with what each file of theirs became. */
export async function loadArchives(db: Database, name?: string): Promise<KnownArchive[]> {
  const { rows } = await sql<{ name: string; folder: string }>`
    select name, folder from archives where ${name ?? null}::text is null or name = ${name ?? null} order by name`.execute(
    db,
  )
  const archives = new Map(rows.map((row) => [row.name, { ...row, articles: [] as ImportedArticle[] }]))
  if (rows.length === 0) return []
  const articles = await sql<Omit<ImportedArticle, 'text' | 'path'> & { key: string; text: string | null }>`
    /* reads all: an archive is told by all that it holds, once in an import */
    select a.id, substr(a.import_key, 10) as key, v.headline, a.import_text as text, a.slug,
      coalesce(a.import_slug, a.slug) as "wantedSlug"
    from articles a join article_versions v on v.id = a.version_id
    where a.import_key like ${`markdown:${name === undefined ? '' : `${name.replace(/[\\%_]/g, '\\$&')}/`}%`}`.execute(
    db,
  )
  for (const { key, text, ...article } of articles.rows) {
    const at = key.indexOf('/')
    archives.get(key.slice(0, at))?.articles.push({ ...article, path: key.slice(at + 1), text: text ?? undefined })
  }
  return [...archives.values()]
}

export async function archiveNames(db: Database): Promise<Set<string>> {
  const { rows } = await sql<{ name: string }>`select name from archives`.execute(db)
  return new Set(rows.map(({ name }) => name))
}

export async function storeArchive(db: Database, name: string, folder: string): Promise<void> {
  await sql`insert into archives (name, folder) values (${name}, ${folder})
    on conflict (name) do update set folder = excluded.folder`.execute(db)
}

/** Of these addresses, and of all that begin with one and a hyphen, those that articles have. */
export async function takenSlugs(db: Database, slugs: readonly string[]): Promise<Map<string, number>> {
  const taken = await sql<{ slug: string; id: number }>`
    select slug, id from articles where slug = any(${[...slugs]}::text[])`.execute(db)
  const found = new Map(taken.rows.map(({ slug, id }) => [slug, id]))
  if (found.size === 0) return found
  const longer = await sql<{ slug: string; id: number }>`
    /* reads all: what names begin with, once in an import */
    select slug, id from articles where slug like any(${[...found.keys()].map((slug) => `${slug}-%`)}::text[])`.execute(
    db,
  )
  for (const { slug, id } of longer.rows) found.set(slug, id)
  return found
}

export type Move = { id: number; key: string; slug: string }

/** All at once, so that two articles may change places; returns what each was called. */
export async function moveArticles(
  tx: Database,
  moves: readonly Move[],
): Promise<{ id: number; section: string; slug: string }[]> {
  const ids = moves.map(({ id }) => id)
  const before = await sql<{ id: number; section: string; slug: string }>`
    select id, section, slug from articles where id = any(${ids}::bigint[]) for update`.execute(tx)
  await sql`update articles set slug = 'moving-' || id, import_key = 'moving:' || id where id = any(${ids}::bigint[])`.execute(
    tx,
  )
  await sql`update articles a set slug = m.slug, import_key = m.key
    from unnest(${ids}::bigint[], ${moves.map(({ slug }) => slug)}::text[], ${moves.map(({ key }) => key)}::text[])
      as m (id, slug, key) where a.id = m.id`.execute(tx)
  return before.rows
}
