import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'

/** On which it is said that an article stands otherwise on its way out: `<article>`. */
export const STATE_MOVED = 'article-state'

/** Tells every browser that has this article open, when the transaction commits. */
export function announceState(tx: Database, articleId: number): Promise<void> {
  return announce(tx, STATE_MOVED, String(articleId))
}
