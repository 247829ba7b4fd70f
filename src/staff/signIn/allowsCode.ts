import type { Limit } from '../../platform/limits.ts'
import type { StaffSignInDeps } from './deps.ts'

/** With a million codes, three of them good at a time, a guesser needs a year for an even chance at half a per cent. */
const CODES_TYPED: Limit = { name: 'desk-codes', times: 10, perSeconds: 900 }

/** Counts a code that somebody types as this member of the staff; false beyond ten in a quarter of an hour. */
export function allowsCode(deps: Pick<StaffSignInDeps, 'limits'>, staffId: number): Promise<boolean> {
  return deps.limits.allows(CODES_TYPED, String(staffId))
}
