import { type Database, inTransaction } from '../../platform/database.ts'
import { lockCopy, type StoredCopy } from './editor.sql.ts'
import { keepStanding } from './keepStanding.ts'
import { openWorkingCopy } from './openWorkingCopy.ts'

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
    const copy = (await lockCopy(tx, articleId)) as StoredCopy
    return keepStanding(tx, articleId, { copy, label, staffId }, now)
  })
}
