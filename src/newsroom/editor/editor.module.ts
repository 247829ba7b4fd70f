import type { Platform } from '../../platform/platform.ts'
import { createArticleEventsEndpoint } from './articleEvents.endpoint.ts'
import { createArticleFactsEndpoint } from './articleFacts.endpoint.ts'
import { createArticleEvents } from './createArticleEvents.ts'
import { forgetSteps } from './forgetSteps.ts'
import { createWorkingCopyEndpoint } from './workingCopy.endpoint.ts'

export { announceState } from './announceState.ts'
export type { ArticleFacts } from './articleFact.ts'
export { commentOn } from './commentOn.ts'
export { findWhose } from './editor.sql.ts'
export { findArticleFacts } from './facts.sql.ts'
export { FACTS, type FactName } from './facts.ts'
export { factValues } from './factValues.rule.ts'
export { keepRevision } from './keepRevision.ts'
export { listFacts } from './listFacts.ts'
export { mayDo } from './mayDo.ts'
export { openWorkingCopy, type WorkingCopy } from './openWorkingCopy.ts'
export { readPlacesLine, writePlacesLine } from './placesLine.rule.ts'
export { findRevision, type WholeRevision } from './revisions.sql.ts'
export { saveFact } from './saveFact.ts'
export type { StepBatch } from './stepBatch.ts'
export { type StepsAnswer, takeSteps } from './takeSteps.ts'

/** Where the newsroom's texts are made. */
export function createEditor(platform: Platform) {
  const ending = new AbortController()
  const events = createArticleEvents(platform.notices)
  return {
    screens: () => ({
      workingCopy: createWorkingCopyEndpoint(platform),
      articleFacts: createArticleFactsEndpoint(platform),
      articleEvents: createArticleEventsEndpoint({ ...platform, ending: ending.signal }, events),
    }),
    dueWork: [forgetSteps],
    close: () => ending.abort(),
  }
}
