import type { Platform } from '../../platform/platform.ts'
import { createArticleEventsEndpoint } from './articleEvents.endpoint.ts'
import { createArticleEvents } from './createArticleEvents.ts'
import { forgetSteps } from './forgetSteps.ts'
import { keepOnTime } from './keepOnTime.ts'
import { createWorkingCopyEndpoint } from './workingCopy.endpoint.ts'

export { appendSteps } from './appendSteps.ts'
export { COMMENTS_CHANGED } from './createArticleEvents.ts'
export { findBegun, findCopy, listStepsSince, lockCopy } from './editor.sql.ts'
export { factValues } from './factValues.rule.ts'
export { keepRevision } from './keepRevision.ts'
export { listFacts } from './listFacts.ts'
export { mayDo } from './mayDo.ts'
export { begunText, openWorkingCopy } from './openWorkingCopy.ts'
export { restoreRevision } from './restoreRevision.ts'
export { findRevision, findRevisionAt, listRevisions, type Revision } from './revisions.sql.ts'
export { STEP_BATCH, type StepBatch } from './stepBatch.ts'
export { type StepsAnswer, takeSteps } from './takeSteps.ts'

/** Where the newsroom's texts are made. */
export function createEditor(platform: Platform) {
  const ending = new AbortController()
  const events = createArticleEvents(platform.notices)
  return {
    screens: () => ({
      workingCopy: createWorkingCopyEndpoint(platform),
      articleEvents: createArticleEventsEndpoint({ ...platform, ending: ending.signal }, events),
    }),
    dueWork: [forgetSteps, keepOnTime],
    close: () => ending.abort(),
  }
}
