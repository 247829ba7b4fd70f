import type { Database } from '../../platform/database.ts'
import type { ArticleDraft, SaveOutcome } from './articleDraft.ts'
import { saveArticles } from './saveArticles.ts'

/** Publishes a new article, or a new version of the one it was imported as before; everything or nothing. */
export async function saveArticle(db: Database, draft: ArticleDraft, now: Temporal.Instant): Promise<SaveOutcome> {
  const [outcome] = await saveArticles(db, [draft], now)
  return outcome as SaveOutcome
}
