import { writeAuditLog } from '../../platform/auditLog.ts'
import { type Database, inTransaction } from '../../platform/database.ts'
import { announce } from '../../platform/notices.ts'
import { loadPolicy, type StoredPolicy, storePolicy } from './paywall.sql.ts'
import { type PolicyChange, refuseTooMuch } from './policyChange.rule.ts'

export const POLICY_CHANNEL = 'paywall'

/** Changes the policy for every process; who had opened what stays recorded. */
export function setPolicy(
  db: Database,
  actor: string,
  change: PolicyChange,
  now: Temporal.Instant,
): Promise<StoredPolicy> {
  return inTransaction(db, async (tx) => {
    const before = await loadPolicy(tx)
    const after = { ...before, ...change }
    refuseTooMuch(after)
    await storePolicy(tx, after)
    await writeAuditLog(tx, { actor, action: 'paywall.set', subject: 'policy', detail: { before, change } }, now)
    await announce(tx, POLICY_CHANNEL, '')
    return loadPolicy(tx)
  })
}
