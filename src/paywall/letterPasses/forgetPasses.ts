import type { DueWork } from '../../platform/dueWork.ts'
import { deletePasses, earliestOpened } from './letterPasses.sql.ts'

/** Longer than any pass opens. */
const KEEP_HOURS = 91 * 24

/** In which browsers a letter opened is of no use once it opens nothing. */
export const forgetPasses: DueWork = {
  evenWhileHeld: true,
  name: 'forget-letter-passes',
  unhurried: true,
  nextDue: async (db) => (await earliestOpened(db))?.add({ hours: KEEP_HOURS }),
  runDue: (db, now) => deletePasses(db, now.subtract({ hours: KEEP_HOURS })),
}
