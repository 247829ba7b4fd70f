import { forgetSteps } from './forgetSteps.ts'

export { openWorkingCopy } from './openWorkingCopy.ts'
export type { StepBatch } from './stepBatch.ts'
export { type StepsAnswer, takeSteps } from './takeSteps.ts'

/** Where the newsroom's texts are made. */
export function createEditor() {
  return { dueWork: [forgetSteps] }
}
