import type { DueWork } from '../../platform/dueWork.ts'
import { deleteStepsUntil, oldestStep } from './editor.sql.ts'

/** Whoever was away for longer compares the two texts; revisions are kept for ever. */
const KEPT_HOURS = 90 * 24

export const forgetSteps: DueWork = {
  name: 'forget steps of articles',
  evenWhileHeld: true,
  nextDue: async (db) => (await oldestStep(db))?.add({ hours: KEPT_HOURS }),
  runDue: (db, now) => deleteStepsUntil(db, now.subtract({ hours: KEPT_HOURS })),
}
