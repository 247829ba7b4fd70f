import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Source } from './source.ts'

export async function storeSource(db: Database, source: Source): Promise<void> {
  await sql`insert into sources (slug, name, language, country, url, description)
    values (${source.slug}, ${source.name}, ${source.language}, ${source.country}, ${source.url ?? null}, ${source.description})
    on conflict (slug) do update set name = excluded.name, language = excluded.language, country = excluded.country,
      url = excluded.url, description = excluded.description`.execute(db)
}

export async function sourceBySlug(db: Database, slug: string): Promise<Source | undefined> {
  const { rows } = await sql<Omit<Source, 'url'> & { url: string | null }>`
    select slug, name, language, country, url, description from sources where slug = ${slug}`.execute(db)
  return rows[0] && { ...rows[0], url: rows[0].url ?? undefined }
}
