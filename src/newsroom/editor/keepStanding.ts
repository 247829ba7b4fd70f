import type { Database } from '../../platform/database.ts'
import { markKept, type StoredCopy } from './editor.sql.ts'
import { factValues } from './factValues.rule.ts'
import { listFacts } from './listFacts.ts'
import { insertRevision } from './revisions.sql.ts'

/** A revision of what stands there; whoever calls holds the working copy. Gives back its number. */
export async function keepStanding(
  tx: Database,
  articleId: number,
  { copy, label, staffId }: { copy: StoredCopy; label: string | null; staffId: number | null },
  now: Temporal.Instant,
): Promise<number> {
  const facts = factValues(await listFacts(tx, articleId))
  await markKept(tx, articleId)
  const { text, version } = copy
  return insertRevision(tx, articleId, { text, version, facts, label, restoredFrom: null, staffId }, now)
}
