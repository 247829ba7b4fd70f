import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { StoredState } from '../articles/articles.module.ts'

export type EditedArticle = {
  id: number
  slug: string
  section: string
  language: string
  status: StoredState
  terms: string
  pictureId: string | null
}

/** What the editor's screen has to know of an article besides its text and facts. */
export async function findEdited(db: Database, articleId: number): Promise<EditedArticle | undefined> {
  const { rows } = await sql<EditedArticle>`select a.id, a.slug, a.section, a.language, a.status, a.terms,
      v.lead_picture ->> 'pictureId' as "pictureId"
    from articles a join article_versions v on v.id = a.version_id where a.id = ${articleId}`.execute(db)
  return rows[0]
}
