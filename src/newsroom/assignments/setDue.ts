import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announceState } from '../editor/editor.module.ts'
import { assertMay } from './assertMay.ts'
import { deleteDue, findDue, storeDue } from './assignments.sql.ts'
import type { Acting } from './deps.ts'
import { remindAt } from './remindAt.rule.ts'

/** Says when an article is due, or (undefined) that it no longer is at any hour. True where something has changed. */
export function setDue(
  db: Database,
  member: Acting,
  articleId: number,
  due: Temporal.Instant | undefined,
  now: Temporal.Instant,
  zone: string,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await assertMay(tx, articleId, member, 'assign')
    const before = await findDue(tx, articleId)
    if (before === due || (before && due && before.equals(due))) return false
    if (due) await storeDue(tx, articleId, { at: due, remindAt: remindAt(due, now, zone), staffId: member.id }, now)
    else await deleteDue(tx, articleId)
    const detail = { from: before?.toString() ?? null, to: due?.toString() ?? null }
    const subject = `article:${articleId}`
    await writeAuditLog(tx, { actor: `staff:${member.id}`, action: 'article.due', subject, detail }, now)
    await announceState(tx, articleId)
    return true
  })
}
