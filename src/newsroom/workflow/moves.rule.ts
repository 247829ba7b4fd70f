import type { StoredState } from '../articles/articles.module.ts'

/** What leads an article from one state to the next without anything going out. */
export const MOVES = ['send-to-review', 'take-back', 'return', 'approve', 'unschedule'] as const
export type MoveAction = (typeof MOVES)[number]

const LEADS_TO = {
  'send-to-review': 'in-review',
  'take-back': 'draft',
  return: 'draft',
  approve: 'ready',
  unschedule: 'ready',
} as const satisfies Record<MoveAction, StoredState>

/** Where an article stands after it; from where it may be done is said by the table of permissions. */
export function stateAfter(action: MoveAction): StoredState {
  return LEADS_TO[action]
}
