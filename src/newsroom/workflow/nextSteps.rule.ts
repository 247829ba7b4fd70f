import {
  type ArticleAction,
  mayWithArticle,
  type StaffRole,
  workflowState,
} from '../../staff/permissions/permissions.module.ts'
import type { StoredState } from '../articles/articles.module.ts'

/** `sheet`: to the page that says what would go out. */
const STEPS = [
  'send-to-review',
  'take-back',
  'return',
  'approve',
  'sheet',
  'correct',
  'unschedule',
  'withdraw',
  'restore',
  'discard',
  'copy',
] as const
export type StepName = (typeof STEPS)[number]

export type NextSteps = {
  /** The one that leads on; none where it is somebody else's turn, or nothing is to do. */
  primary: StepName | undefined
  others: StepName[]
}

export type WhereItStands = {
  state: StoredState
  isOwn: boolean
  /** Whether something was changed that is not out, or not in what goes out. */
  isAhead: boolean
  /** Whether somebody has said at which hour something of it goes out. */
  hasHour?: boolean
}

/** By which action of the table each step is judged. */
const ASKED: Record<StepName, ArticleAction> = {
  'send-to-review': 'send-to-review',
  'take-back': 'take-back',
  return: 'return',
  approve: 'approve',
  sheet: 'publish',
  correct: 'correct',
  unschedule: 'unschedule',
  withdraw: 'withdraw',
  restore: 'restore',
  discard: 'discard',
  copy: 'read',
}

/** Which of them is the next one, where an article stands so. */
const LEADS_ON: Record<StoredState, StepName | undefined> = {
  draft: 'send-to-review',
  'in-review': 'approve',
  ready: 'sheet',
  scheduled: 'sheet',
  published: 'sheet',
  expired: undefined,
  withdrawn: undefined,
}

/** What somebody may do with an article next, and what of it leads on. What would be refused is not offered. */
export function nextSteps(role: StaffRole, { state, isOwn, isAhead, hasHour = false }: WhereItStands): NextSteps {
  const article = { state: workflowState(state), isOwn }
  // What had its time was taken off by nobody, and nobody puts it back.
  const isTimed = state === 'scheduled' || hasHour
  const open = STEPS.filter((step) => (step === 'unschedule' ? isTimed : step !== 'restore' || state === 'withdrawn'))
  const offered = open.filter((step) => mayWithArticle(role, ASKED[step], article))
  const wanted = LEADS_ON[state]
  const isNeeded = state !== 'published' || isAhead
  const primary = isNeeded ? offered.find((step) => step === wanted) : undefined
  return { primary, others: offered.filter((step) => step !== primary) }
}

export function isStep(text: string): text is StepName {
  return (STEPS as readonly string[]).includes(text)
}
