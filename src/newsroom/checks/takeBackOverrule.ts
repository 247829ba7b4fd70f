import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { deleteOverrule } from './checks.sql.ts'

/** A finding that somebody let stand is open again; why it stood is in the log. */
export function takeBackOverrule(
  db: Database,
  articleId: number,
  finding: string,
  staffId: number,
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const detail = await deleteOverrule(tx, articleId, finding)
    if (!detail) return
    const entry = { actor: `staff:${staffId}`, action: 'article.overrule-back', subject: `article:${articleId}` }
    await writeAuditLog(tx, { ...entry, detail }, now)
  })
}
