import { type StaffRole, statesRead, workflowState } from '../../staff/permissions/permissions.module.ts'
import { STORED_STATES, type StoredState } from './articleSearch.rule.ts'

/** Which articles a role sees in lists: anybody's, and its own. */
export function visibleTo(role: StaffRole): { anybodys: StoredState[]; own: StoredState[] } {
  const { any, own } = statesRead(role)
  return {
    anybodys: STORED_STATES.filter((state) => any.includes(workflowState(state))),
    own: STORED_STATES.filter((state) => own.includes(workflowState(state))),
  }
}
