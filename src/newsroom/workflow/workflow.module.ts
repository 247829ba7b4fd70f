import type { DeskShell } from '../../design/frame/deskShell.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Acting } from './assertMay.ts'
import { type Beginning, beginDraft } from './beginDraft.ts'
import { copyArticle } from './copyArticle.ts'
import { createDraft } from './createDraft.ts'
import { type Move, moveArticle } from './moveArticle.ts'
import { createStateScreen, type StateScreenDeps } from './state.screen.tsx'
import { takeOff } from './takeOff.ts'

export { actorOf } from './actorOf.ts'
export { type Acting, assertMay, OPERATOR, type Operator } from './assertMay.ts'
export { type Content, changesBetween, countChanges } from './changes.rule.ts'
export { type Compared, comparedContent } from './comparedContent.ts'
export { contentOfRevision } from './contentOfRevision.ts'
export { copyArticle } from './copyArticle.ts'
export { createDraft } from './createDraft.ts'
export { type ArticleStanding, describeState } from './describeState.ts'
export { differenceOf, type Part } from './difference.rule.ts'
export { editedOf } from './editedOf.ts'
export { holdWorkingCopy } from './holdWorkingCopy.ts'
export { isMadeUp } from './madeUp.rule.ts'
export { moveArticle } from './moveArticle.ts'
export { publicContent } from './publicContent.ts'
export { deleteSchedule, findSchedule, type Schedule } from './schedules.sql.ts'
export { hourInWords, StateBar, type StateBarProps } from './stateBar.view.tsx'
export { takeOff } from './takeOff.ts'
export {
  findNumber,
  findStanding,
  findWorkflow,
  type LockedArticle,
  lockArticle,
  storeReturned,
  type Workflow,
} from './workflow.sql.ts'
export { workingContent } from './workingContent.ts'

/** How an article moves on its way out, and back. Each asks the one rule, whoever calls: screen, command or list. */
export function createWorkflow(deps: StateScreenDeps) {
  const { db } = deps
  return {
    screens: (desk: DeskShell) => ({ state: createStateScreen(deps, desk) }),
    workflow: {
      create: (member: Acting, now: Temporal.Instant) => createDraft(deps, member, now),
      /** One that says something from the start. */
      begin: (member: Acting, beginning: Beginning, now: Temporal.Instant) =>
        inTransaction(db, (tx) => beginDraft(tx, member, beginning, now)),
      copy: (member: Acting, articleId: number, now: Temporal.Instant) => copyArticle(db, member, articleId, now),
      move: (member: Acting, articleId: number, move: Move, now: Temporal.Instant) =>
        moveArticle(db, member, articleId, move, now),
      /** With the reason that its address gives; `undefined`: puts it back. */
      takeOff: (member: Acting, articleId: number, why: { reason: string } | undefined, now: Temporal.Instant) =>
        takeOff(db, member, articleId, why, now),
    },
  }
}
