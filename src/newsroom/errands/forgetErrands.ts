import type { DueWork } from '../../platform/dueWork.ts'
import { deleteErrandsUntil, oldestErrand } from './errands.sql.ts'

/** Longer than anything of it stands on Today, or waits for a mail. */
const KEPT_HOURS = 90 * 24

export const forgetErrands: DueWork = {
  name: 'forget what staff were told',
  evenWhileHeld: true,
  nextDue: async (db) => (await oldestErrand(db))?.add({ hours: KEPT_HOURS }),
  runDue: (db, now) => deleteErrandsUntil(db, now.subtract({ hours: KEPT_HOURS })),
}
