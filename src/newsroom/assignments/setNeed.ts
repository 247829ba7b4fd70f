import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import type { Need } from '../articles/articles.module.ts'
import { announceState } from '../editor/editor.module.ts'
import { assertMay } from './assertMay.ts'
import { storeMet, storeNeed } from './assignments.sql.ts'
import type { Acting } from './deps.ts'

/** Says that an article needs the lawyer or the picture desk, or that it has had them. True where something has changed. */
export function setNeed(
  db: Database,
  member: Acting,
  articleId: number,
  { need, isNeeded }: { need: Need; isNeeded: boolean },
  now: Temporal.Instant,
): Promise<boolean> {
  return inTransaction(db, async (tx) => {
    await assertMay(tx, articleId, member, 'assign')
    const change = { articleId, need, staffId: member.id }
    const changed = isNeeded ? await storeNeed(tx, change, now) : await storeMet(tx, change, now)
    if (!changed) return false
    const action = isNeeded ? 'article.needs' : 'article.met'
    const entry = { actor: `staff:${member.id}`, action, subject: `article:${articleId}`, detail: { need } }
    await writeAuditLog(tx, entry, now)
    await announceState(tx, articleId)
    return true
  })
}
