import type { Database } from '../../platform/database.ts'
import { type LockedCopy, lockCopy, openWorkingCopy } from '../editor/editor.module.ts'

/**
 * The text of an article as the newsroom has it, held: until the transaction ends nobody else changes its text, facts or
 * comments, so that what is judged of it is what is done with it. Whoever holds the article's row too has taken that first.
 */
export async function holdWorkingCopy(tx: Database, articleId: number, now: Temporal.Instant): Promise<LockedCopy> {
  await openWorkingCopy(tx, articleId, now)
  return (await lockCopy(tx, articleId)) as LockedCopy
}
