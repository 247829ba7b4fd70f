import { type ArticleState, type StaffRole, statesRead } from '../../staff/permissions/permissions.module.ts'
import { STORED_STATES, type StoredState } from './articleSearch.rule.ts'

/** As which of the states of the workflow a stored article counts: what had its time is off, as what was taken off is. */
const countsAs: Record<StoredState, ArticleState> = {
  draft: 'draft',
  'in-review': 'in-review',
  ready: 'ready',
  scheduled: 'scheduled',
  published: 'published',
  expired: 'withdrawn',
  withdrawn: 'withdrawn',
}

/** The state by which the table of permissions judges a stored article. */
export function workflowState(stored: StoredState): ArticleState {
  return countsAs[stored]
}

/** Which articles a role sees in lists: anybody's, and its own. */
export function visibleTo(role: StaffRole): { anybodys: StoredState[]; own: StoredState[] } {
  const { any, own } = statesRead(role)
  return {
    anybodys: STORED_STATES.filter((state) => any.includes(countsAs[state])),
    own: STORED_STATES.filter((state) => own.includes(countsAs[state])),
  }
}
