import type { DueWork } from '../../platform/dueWork.ts'
import { deleteChangesExpiredBy, earliestChangeExpiry } from './emailChanges.sql.ts'

/** Until then a link still answers that it has expired; afterwards it is unknown. */
const FORGET_CHANGE_HOURS = 24

/** Addresses that somebody wished for and never confirmed are kept no longer than they serve anybody. */
export const forgetEmailChanges: DueWork = {
  name: 'forget-email-changes',
  unhurried: true,
  evenWhileHeld: true,
  nextDue: async (db) => (await earliestChangeExpiry(db))?.add({ hours: FORGET_CHANGE_HOURS }),
  runDue: (db, now) => deleteChangesExpiredBy(db, now.subtract({ hours: FORGET_CHANGE_HOURS })),
}
