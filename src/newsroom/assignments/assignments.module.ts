import type { DeskShell } from '../../design/frame/deskShell.ts'
import { createAssignmentScreen } from './assignment.screen.tsx'
import { createBulkScreen } from './bulk.screen.tsx'
import { handleBulkRuns } from './bulkRun.job.ts'
import type { AssignmentDeps } from './deps.ts'
import { forgetBulk } from './forgetBulk.ts'
import { createLookScreen } from './look.screen.tsx'
import { remindOfDue } from './remindOfDue.ts'

export { findDue, listAssignees } from './assignments.sql.ts'
export type { ChangeState, ChangeTerms } from './deps.ts'

/** Who has which article, by when, and what it needs; one by one and many at once. */
export function createAssignments(deps: AssignmentDeps) {
  handleBulkRuns(deps)
  return {
    dueWork: [remindOfDue, forgetBulk],
    screens: (desk: DeskShell) => ({
      assignment: createAssignmentScreen(deps, desk),
      look: createLookScreen(deps, desk),
      bulk: createBulkScreen(deps, desk),
    }),
  }
}
