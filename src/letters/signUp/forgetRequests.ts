import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { deleteUnusedConfirmations, earliestUnusedExpiry } from './consents.sql.ts'

/** Until then a link still answers that it has expired; with it, a request is there for two weeks. */
const FORGET_REQUEST_HOURS = 7 * 24

/** Addresses that somebody typed, and whose owners never said yes, are kept no longer than they serve anybody. */
export const forgetRequests: DueWork = {
  name: 'forget-letter-requests',
  unhurried: true,
  evenWhileHeld: true,
  nextDue: async (db) => (await earliestUnusedExpiry(db))?.add({ hours: FORGET_REQUEST_HOURS }),
  runDue: (db: Database, now: Temporal.Instant) =>
    inTransaction(db, (tx) => deleteUnusedConfirmations(tx, now.subtract({ hours: FORGET_REQUEST_HOURS }))),
}
