import { type Database, inTransaction } from '../../platform/database.ts'
import type { Readers } from '../../readers/accounts/accounts.module.ts'
import { insertSaved, listSaved } from './saved.sql.ts'

/** What fits into one issue of one's own, which is what a person still reads. */
const MOST_SAVED = 60

export type SaveOutcome = 'saved' | 'full' | 'erased'

/** Puts an article aside for a reader; the same one once. */
export async function saveArticle(
  deps: { db: Database; readers: Pick<Readers, 'lock'> },
  readerId: number,
  articleId: number,
  now: Temporal.Instant,
): Promise<SaveOutcome> {
  return inTransaction(deps.db, async (tx) => {
    // Two windows of one reader do not save a sixty-first.
    const reader = await deps.readers.lock(tx, readerId)
    if (!reader || reader.erasedAt !== null) return 'erased'
    const known = await listSaved(tx, readerId)
    if (known.some((saved) => saved.articleId === articleId)) return 'saved'
    if (known.length >= MOST_SAVED) return 'full'
    await insertSaved(tx, readerId, articleId, now)
    return 'saved'
  })
}
