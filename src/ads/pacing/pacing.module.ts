import type { DueWork } from '../../platform/dueWork.ts'
import { closeLeases } from './closeLeases.ts'
import { createPacing, type PacingDeps } from './createPacing.ts'
import { countClosing, earliestClosing } from './leases.sql.ts'

export { fits } from './chooseNotice.rule.ts'
export type { Consent } from './consent.rule.ts'
export { mayRemember } from './consent.rule.ts'
export type { Chosen } from './createPacing.ts'
export { listProgress } from './leases.sql.ts'
export { addTraffic } from './traffic.sql.ts'

export type Pacing = ReturnType<typeof createPacing>

/** Which booking stands where: by what was expected of the weeks before, from blocks that each process leases. */
export function openPacing(deps: PacingDeps) {
  const closing: DueWork = {
    name: 'leases of impressions',
    nextDue: earliestClosing,
    runDue: closeLeases,
    countDue: countClosing,
    evenWhileHeld: true,
  }
  return { ...createPacing(deps), dueWork: [closing] }
}
