import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { Source } from './source.ts'

type StoredSource = Omit<Source, 'credit' | 'isComplete'> & Partial<Pick<Source, 'credit' | 'isComplete'>>

export async function storeSource(db: Database, source: StoredSource): Promise<void> {
  await sql`insert into sources (slug, name, language, country, url, description, credit, is_complete)
    values (${source.slug}, ${source.name}, ${source.language}, ${source.country}, ${source.url || null},
      ${source.description}, ${source.credit ?? ''}, ${source.isComplete ?? true})
    on conflict (slug) do update set name = excluded.name, language = excluded.language, country = excluded.country,
      url = excluded.url, description = excluded.description, credit = excluded.credit,
      is_complete = excluded.is_complete`.execute(db)
}

/** For imports: one that is not there yet is made, to be completed by somebody. */
export async function insertSourceIfNew(
  db: Database,
  source: { slug: string; name: string; language: string },
): Promise<void> {
  await sql`insert into sources (slug, name, language, country, is_complete)
    values (${source.slug}, ${source.name}, ${source.language}, '', false) on conflict (slug) do nothing`.execute(db)
}

const columns = sql`slug, name, language, country, url, description, credit, is_complete as "isComplete"`
type Row = Omit<Source, 'url'> & { url: string | null }
const asSource = ({ url, ...row }: Row): Source => ({ ...row, url: url ?? undefined })

export async function sourceBySlug(db: Database, slug: string): Promise<Source | undefined> {
  const { rows } = await sql<Row>`select ${columns} from sources where slug = ${slug}`.execute(db)
  return rows[0] && asSource(rows[0])
}

export async function listSources(db: Database): Promise<Source[]> {
  const { rows } = await sql<Row>`select ${columns} from sources order by is_complete, slug`.execute(db)
  return rows.map(asSource)
}
