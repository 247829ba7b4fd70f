import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { HistoryDeps } from './deps.ts'
import { createHistoryScreen } from './history.screen.tsx'
import { keepOnTime } from './keepOnTime.ts'

export { changedSince } from './changedSince.ts'
export { markSeen } from './markSeen.ts'

/** What an article was, what has become of it, and what of it is new to whoever looks. */
export function createHistory(deps: HistoryDeps) {
  return {
    screens: (desk: DeskShell) => ({ history: createHistoryScreen(deps, desk) }),
    dueWork: [keepOnTime],
  }
}
