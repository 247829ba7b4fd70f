import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type PublicCorrection = {
  id: number
  at: Temporal.Instant
  text: string
  slug: string
  section: string
  headline: string
  language: string
}

/** What was wrong in articles that can be read, newest first; below the correction `before`, where one is named. */
export async function listCorrections(
  db: Database,
  before: number | undefined,
  most: number,
): Promise<PublicCorrection[]> {
  const below =
    before === undefined
      ? sql`true`
      : sql`(c.at, c.id) < ((select at from corrections where id = ${before}), ${before})`
  const { rows } = await sql<PublicCorrection>`
    select c.id, c.at, c.text, a.slug, a.section, v.headline, a.language
    from corrections c join articles a on a.id = c.article_id and a.status = 'published'
    join article_versions v on v.id = a.version_id
    where ${below} order by c.at desc, c.id desc limit ${most}`.execute(db)
  return rows
}
