import { inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { deleteOpenCheckouts, earliestOpenCheckout } from './checkouts.sql.ts'

/** The provider closes its page after a day, and sends news of it for three: what comes later is asked for by hand. */
const FORGET_CHECKOUT_HOURS = 14 * 24

/**
 * A checkout that nothing came of, and what was agreed to in it. Not while a restore holds everything: what was paid
 * after the backup was made may still be waiting at the provider.
 */
export const forgetCheckouts: DueWork = {
  name: 'forget-checkouts',
  nextDue: async (db) => (await earliestOpenCheckout(db))?.add({ hours: FORGET_CHECKOUT_HOURS }),
  runDue: (db, now) =>
    inTransaction(db, (tx) => deleteOpenCheckouts(tx, now.subtract({ hours: FORGET_CHECKOUT_HOURS }))),
}
