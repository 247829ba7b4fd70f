import type { Database } from '../../platform/database.ts'
import { type LockedCopy, markUnkept } from './editor.sql.ts'
import { keepAt } from './keepAt.rule.ts'
import { keepStanding } from './keepStanding.ts'

/**
 * Before a change of text or facts: what should be in a revision by now comes into one, had nobody seen to it yet; and from
 * now on something is in none. Whoever calls holds the working copy.
 */
export async function changeBegins(
  tx: Database,
  articleId: number,
  { copy, staffId }: { copy: LockedCopy; staffId: number | null },
  now: Temporal.Instant,
): Promise<void> {
  const isDue = copy.keepAt !== null && Temporal.Instant.compare(copy.keepAt, now) <= 0
  if (isDue) await keepStanding(tx, articleId, { copy, label: null, staffId: copy.changedBy ?? staffId }, now)
  const since = isDue ? now : (copy.unkeptSince ?? now)
  await markUnkept(tx, articleId, { since, keepAt: keepAt(since, now), staffId })
}
