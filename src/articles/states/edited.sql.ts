import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ArticleDraft } from '../store/store.module.ts'

type Unedited = Pick<
  ArticleDraft,
  | 'language'
  | 'firstPublished'
  | 'expires'
  | 'updated'
  | 'original'
  | 'frontLead'
  | 'frontWords'
  | 'importKey'
  | 'importDigest'
  | 'importText'
  | 'importSlug'
  | 'importSource'
  | 'importSeen'
  | 'extra'
>

type Row = {
  language: string
  first_published: Temporal.Instant
  expires_at: Temporal.Instant | null
  updated: Temporal.Instant | null
  front_lead: boolean
  front_words: NonNullable<ArticleDraft['frontWords']> | null
  original: NonNullable<ArticleDraft['original']>
  import_key: string | null
  import_digest: string | null
  import_text: string | null
  import_slug: string | null
  import_source: string | null
  import_seen: object | null
  extra: Record<string, unknown>
}

/** What a new version takes over from the one before, since nobody edits it at the desk. */
export async function findUnedited(tx: Database, articleId: number): Promise<Unedited | undefined> {
  const { rows } = await sql<Row>`select language, first_published, expires_at, updated, front_lead, front_words,
      jsonb_strip_nulls(jsonb_build_object('source', source, 'url', original_url, 'language', original_language,
        'translator', translator)) as original,
      import_key, import_digest, import_text, import_slug, import_source, import_seen, extra
    from articles where id = ${articleId}`.execute(tx)
  const row = rows[0]
  if (!row) return undefined
  return {
    language: row.language,
    firstPublished: row.first_published,
    ...(row.expires_at && { expires: row.expires_at }),
    ...(row.updated && { updated: row.updated }),
    ...(Object.keys(row.original).length > 0 && { original: row.original }),
    frontLead: row.front_lead,
    ...(row.front_words && { frontWords: row.front_words }),
    ...(row.import_key !== null && { importKey: row.import_key }),
    ...(row.import_digest !== null && { importDigest: row.import_digest }),
    ...(row.import_text !== null && { importText: row.import_text }),
    ...(row.import_slug !== null && { importSlug: row.import_slug }),
    ...(row.import_source !== null && { importSource: row.import_source }),
    ...(row.import_seen && { importSeen: row.import_seen }),
    extra: row.extra,
  }
}
