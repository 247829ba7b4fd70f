import type { Database } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { FactName } from './facts.ts'
import { FACT_SAVED } from './saveFact.ts'

/** On which it is said that an article stands otherwise on its way out: `<article>`. */
export const STATE_MOVED = 'article-state'

/** Tells every browser that has this article open, when the transaction commits; and which facts are others without having been saved. */
export async function announceState(tx: Database, articleId: number, facts: readonly FactName[] = []): Promise<void> {
  for (const fact of facts) await announce(tx, FACT_SAVED, `${articleId} ${fact}`)
  await announce(tx, STATE_MOVED, String(articleId))
}
