import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { chooseIssue } from './chooseIssue.ts'
import type { Issue } from './issue.ts'
import { lockIssue } from './issues.sql.ts'

/** Who changes which issue; without a day the next. */
export type Change = { actor: string; date: string | undefined }

/** Changes an issue that nobody else changes meanwhile; gives back its day. */
export function changeIssue(
  db: Database,
  { actor, date }: Change,
  action: string,
  work: (tx: DatabaseTransaction, issue: Issue) => Promise<Record<string, unknown>>,
  now: Temporal.Instant,
): Promise<string> {
  return inTransaction(db, async (tx) => {
    const { id } = await chooseIssue(tx, date)
    const issue = await lockIssue(tx, id)
    if (!issue) throw new Error('an issue was deleted')
    const detail = await work(tx, issue)
    await writeAuditLog(tx, { actor, action: `magazine.${action}`, subject: `issue:${id}`, detail }, now)
    return issue.date
  })
}
