import { type Database, inTransaction } from '../../platform/database.ts'
import { lockCopy, type StoredCopy } from './editor.sql.ts'
import { factValues } from './factValues.rule.ts'
import { listFacts } from './listFacts.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'
import { insertRevision } from './revisions.sql.ts'

/** Keeps an article as it stands at the desk, text and facts, for ever; gives back the revision's number. */
export async function keepRevision(
  db: Database,
  articleId: number,
  label: string | null,
  staffId: number,
  now: Temporal.Instant,
): Promise<number> {
  await openWorkingCopy(db, articleId, now)
  return inTransaction(db, async (tx) => {
    const { text } = (await lockCopy(tx, articleId)) as StoredCopy
    const facts = factValues(await listFacts(tx, articleId))
    return insertRevision(tx, articleId, { text, facts, label, restoredFrom: null, staffId }, now)
  })
}
