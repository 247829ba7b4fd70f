import type { DeskShell } from '../../design/frame/deskShell.ts'
import type { Platform } from '../../platform/platform.ts'
import { createArticleEventsEndpoint } from './articleEvents.endpoint.ts'
import { createArticleFactsEndpoint, type MarkSeen } from './articleFacts.endpoint.ts'
import { createArticleEvents } from './createArticleEvents.ts'
import { forgetSteps } from './forgetSteps.ts'
import { createWorkingCopyEndpoint } from './workingCopy.endpoint.ts'

export { announceState } from './announceState.ts'
export { appendSteps } from './appendSteps.ts'
export { COMMENTS_CHANGED } from './createArticleEvents.ts'
export { findCopy, findWhose, type LockedCopy, listStepsSince, lockCopy } from './editor.sql.ts'
export { readNamesLine, readPlacesLine, writePlacesLine } from './factLine.rule.ts'
export { findArticleFacts, findArticleHead, storeFact } from './facts.sql.ts'
export { type ArticleFacts, FACTS, type FactName } from './facts.ts'
export { factValues } from './factValues.rule.ts'
export { keepRevision } from './keepRevision.ts'
export { keepStanding } from './keepStanding.ts'
export { listFacts } from './listFacts.ts'
export { mayDo } from './mayDo.ts'
export { openWorkingCopy, type WorkingCopy } from './openWorkingCopy.ts'
export { restoreRevision } from './restoreRevision.ts'
export {
  FROM_FILE,
  findRevision,
  findRevisionAt,
  insertRevision,
  listRevisions,
  type Revision,
  type WholeRevision,
} from './revisions.sql.ts'
export { type FactAnswer, saveFact } from './saveFact.ts'
export { sayFactProblem } from './sayFactProblem.ts'
export { STEP_BATCH, type StepBatch, type StepsAnswer, takeSteps } from './takeSteps.ts'

/** Where the newsroom's texts are made. */
export function createEditor(platform: Platform, deps: { markSeen: MarkSeen }) {
  const ending = new AbortController()
  const events = createArticleEvents(platform.notices)
  return {
    screens: (desk: DeskShell) => ({
      workingCopy: createWorkingCopyEndpoint(platform, desk),
      articleFacts: createArticleFactsEndpoint({ ...platform, ...deps }, desk),
      articleEvents: createArticleEventsEndpoint({ ...platform, ending: ending.signal }, events),
    }),
    dueWork: [forgetSteps],
    close: () => ending.abort(),
  }
}
