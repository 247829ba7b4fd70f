import { type Database, inTransaction } from '../../platform/database.ts'
import type { DueWork } from '../../platform/dueWork.ts'
import { gatherInto } from './gatherInto.ts'
import { findIssue } from './issues.sql.ts'
import type { PlanningDeps } from './planningDeps.ts'
import { issueOn, nextIssue } from './schedule.rule.ts'
import { earliestProposal, lockSettings, planProposal } from './settings.sql.ts'

/** Each week an issue proposes itself, some hours before it comes; what somebody has proposed already stays as it is. */
export function proposeOnTime(deps: PlanningDeps): DueWork {
  return {
    name: 'propose an issue of the magazine',
    nextDue: earliestProposal,
    runDue: (db, now) => proposeDue({ ...deps, db }, now),
  }
}

function proposeDue(deps: PlanningDeps, now: Temporal.Instant): Promise<number> {
  return inTransaction(deps.db as Database, async (tx) => {
    const settings = await lockSettings(tx)
    if (!settings) return 0
    const { proposeAt, proposeFor } = settings
    if (proposeAt && Temporal.Instant.compare(proposeAt, now) > 0) return 0
    const { zone } = deps.publication.facts()
    const following = nextIssue(settings, now, zone)
    await planProposal(tx, following)
    // Its turn was not known yet, or nobody was at work until its hour had passed.
    if (!proposeAt || proposeFor === undefined) return 1
    const planned = issueOn(settings, proposeFor, zone)
    const isLate = Temporal.Instant.compare(planned.appearsAt.add({ hours: 24 }), now) < 0
    if (isLate || (await findIssue(tx, proposeFor))) return 1
    const made = await gatherInto(deps, tx, { planned, most: settings.pieces, evenEmpty: false }, now)
    deps.log.info({ date: proposeFor, made }, 'an issue of the magazine proposed itself')
    return 1
  })
}
