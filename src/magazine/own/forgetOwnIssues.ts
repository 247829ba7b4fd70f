import type { DueWork } from '../../platform/dueWork.ts'
import { earliestToForget, forgetDue } from './ownIssues.sql.ts'

export const forgetOwnIssues: DueWork = {
  name: 'forget issues of readers’ own',
  unhurried: true,
  evenWhileHeld: true,
  nextDue: earliestToForget,
  runDue: forgetDue,
}
