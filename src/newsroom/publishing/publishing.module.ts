import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Acting } from '../workflow/workflow.module.ts'
import { createPublishScreen, type PublishScreenDeps } from './publish.screen.tsx'
import { publishOnTime } from './publishOnTime.ts'
import { type Order, sendOut } from './sendOut.ts'
import { setEmbargo } from './setEmbargo.ts'
import { settleOpened } from './settleOpened.ts'

export { changeTerms } from './changeTerms.ts'
export type { Finding, Findings, LetStand } from './findings.ts'
export { sendOut } from './sendOut.ts'

/** How an article goes out: now, or at an hour. */
export function createPublishing(deps: PublishScreenDeps) {
  return {
    screens: (desk: DeskShell) => ({ publishing: createPublishScreen(deps, desk) }),
    dueWork: [publishOnTime(deps)],
    /** For whoever opens what was scheduled. */
    opened: settleOpened,
    publishing: {
      sendOut: (member: Acting, articleId: number, order: Order, now: Temporal.Instant) =>
        sendOut(deps, member, articleId, order, now),
      embargo: (member: Acting, articleId: number, until: Parameters<typeof setEmbargo>[3], now: Temporal.Instant) =>
        setEmbargo(deps.db, member, articleId, until, now),
    },
  }
}
