import { forgetSteps } from './forgetSteps.ts'

export { openWorkingCopy } from './openWorkingCopy.ts'
export { putBack } from './putBack.ts'
export { reconcile, type TrayEntry } from './reconcile.rule.ts'
export { SCHEMA } from './schema.ts'
export type { StepBatch } from './stepBatch.ts'
export { takeAlong } from './takeAlong.ts'
export { type StepsAnswer, takeSteps } from './takeSteps.ts'

/** Where the newsroom's texts are made. */
export function createEditor() {
  return { dueWork: [forgetSteps] }
}
