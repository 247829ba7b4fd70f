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

/**
 * Where an article stands after it; from where it may be done is said by the table of permissions. What is out stays out
 * when the change is taken off that was to go out later.
 */
export function stateAfter(action: MoveAction, from: StoredState): StoredState {
  return from === 'published' ? from : LEADS_TO[action]
}
