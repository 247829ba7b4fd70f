import type { DueWork } from '../../platform/dueWork.ts'
import { deleteForgottenTrials, earliestForgottenTrial } from './subscriptions.sql.ts'

/** The trials of people who were erased are remembered for a year, and not a day longer. */
export const forgetTrials: DueWork = {
  name: 'forget-trials',
  unhurried: true,
  evenWhileHeld: true,
  nextDue: earliestForgottenTrial,
  runDue: deleteForgottenTrials,
}
