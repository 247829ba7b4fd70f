import { refuse } from '../../design/words/refusal.ts'
import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { findRule, storeRetired } from './style.sql.ts'

/** Drops a rule, or takes it up again. What was overruled stays known. */
export function retireStyleRule(
  db: Database,
  actor: string,
  id: number,
  wanted: 'dropped' | 'held',
  now: Temporal.Instant,
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const rule = await findRule(tx, id)
    if (!rule) throw refuse('notFound', 'style-unknown')
    if ((rule.retiredAt !== null) === (wanted === 'dropped')) return
    await storeRetired(tx, id, wanted === 'dropped' ? now : null)
    const { phrase } = rule
    await writeAuditLog(tx, { actor, action: `style.${wanted}`, subject: `style:${id}`, detail: { phrase } }, now)
  })
}
