import type { DueWork } from '../../platform/dueWork.ts'
import { KEEP_DECISIONS_DAYS } from './decision.rule.ts'
import { deleteDecisions, earliestDecision } from './decisions.sql.ts'

const KEEP_HOURS = KEEP_DECISIONS_DAYS * 24

/** What somebody read, and when, is kept no longer than anybody asks why. */
export const forgetDecisions: DueWork = {
  evenWhileHeld: true,
  name: 'forget-decisions',
  unhurried: true,
  nextDue: async (db) => (await earliestDecision(db))?.add({ hours: KEEP_HOURS }),
  runDue: (db, now) => deleteDecisions(db, now.subtract({ hours: KEEP_HOURS })),
}
