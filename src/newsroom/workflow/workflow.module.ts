import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Acting } from './assertMay.ts'
import { copyArticle } from './copyArticle.ts'
import { createDraft } from './createDraft.ts'
import { type Move, moveArticle } from './moveArticle.ts'
import { createPublishScreen, type PublishScreenDeps } from './publish.screen.tsx'
import { publishOnTime } from './publishOnTime.ts'
import { type Order, sendOut } from './sendOut.ts'
import { setEmbargo } from './setEmbargo.ts'
import { settleOpened } from './settleOpened.ts'
import { createStateScreen, type StateScreenDeps } from './state.screen.tsx'
import { takeOff } from './takeOff.ts'

export { type ArticleStanding, describeState } from './describeState.ts'
export type { Finding, Findings } from './findings.ts'
export { StateBar, type StateBarProps } from './stateBar.view.tsx'
export { findNumber } from './workflow.sql.ts'

/** How an article goes out, and comes back. Each of these asks the one rule, whoever calls: screen, command or list. */
export function createWorkflow(deps: StateScreenDeps & PublishScreenDeps) {
  const { db } = deps
  return {
    screens: (desk: DeskShell) => ({ state: createStateScreen(deps, desk), publishing: createPublishScreen(deps, desk) }),
    dueWork: [publishOnTime],
    /** For whoever opens what was scheduled. */
    opened: settleOpened,
    workflow: {
      create: (member: Acting, now: Temporal.Instant) => createDraft(deps, member, now),
      copy: (member: Acting, articleId: number, now: Temporal.Instant) => copyArticle(db, member, articleId, now),
      move: (member: Acting, articleId: number, move: Move, now: Temporal.Instant) =>
        moveArticle(db, member, articleId, move, now),
      /** With the reason that its address gives; `undefined`: puts it back. */
      takeOff: (member: Acting, articleId: number, why: { reason: string } | undefined, now: Temporal.Instant) =>
        takeOff(db, member, articleId, why, now),
      sendOut: (member: Acting, articleId: number, order: Order, now: Temporal.Instant) =>
        sendOut(deps, member, articleId, order, now),
      embargo: (member: Acting, articleId: number, until: Parameters<typeof setEmbargo>[3], now: Temporal.Instant) =>
        setEmbargo(db, member, articleId, until, now),
    },
  }
}
