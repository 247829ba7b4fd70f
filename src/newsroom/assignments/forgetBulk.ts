import type { DueWork } from '../../platform/dueWork.ts'
import { deleteBulkRunsUntil, oldestBulkRun } from './bulk.sql.ts'

/** What was done stands in the audit log; this is the page that counted it. */
const KEPT = Temporal.Duration.from({ hours: 24 * 7 })

export const forgetBulk: DueWork = {
  name: 'forget-bulk-runs',
  unhurried: true,
  evenWhileHeld: true,
  nextDue: async (db) => (await oldestBulkRun(db))?.add(KEPT),
  runDue: (db, now) => deleteBulkRunsUntil(db, now.subtract(KEPT)),
}
