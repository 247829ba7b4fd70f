import type { DatabaseTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import type { Newsletter } from './newsletter.ts'
import { upsertNewsletter } from './newsletters.sql.ts'

/** Tells every process to read the list again. */
export const NEWSLETTERS_CHANNEL = 'newsletters'

/** Makes or updates these newsletters, in this order; others stay as they are. Answers how many changed. */
export async function saveNewsletters(tx: DatabaseTransaction, newsletters: readonly Newsletter[]): Promise<number> {
  let changed = 0
  for (const [position, newsletter] of newsletters.entries()) {
    if (await upsertNewsletter(tx, newsletter, position)) changed += 1
  }
  if (changed > 0) await announce(tx, NEWSLETTERS_CHANNEL, '')
  return changed
}
