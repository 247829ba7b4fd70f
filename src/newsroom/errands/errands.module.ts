import { forgetErrands } from './forgetErrands.ts'
import { type ErrandDeps, mailErrands } from './mailErrands.ts'

export { type ErrandOnToday, listReturned, takeBackMail } from './errands.sql.ts'
export { giveErrand } from './giveErrand.ts'
export { tellPeopleOf } from './tellPeopleOf.ts'

/** What of the staff somebody is told. */
export function createErrands(deps: ErrandDeps) {
  return { dueWork: [mailErrands(deps), forgetErrands] }
}
