import { writeAuditLog } from '../../platform/auditLog.ts'
import { inTransaction } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { gatherInto } from './gatherInto.ts'
import { findIssue } from './issues.sql.ts'
import type { PlanningDeps } from './planningDeps.ts'
import { requireMagazine } from './requireMagazine.ts'
import { comingIssue, issueOn } from './schedule.rule.ts'
import { lockSettings } from './settings.sql.ts'

/** Proposes the issue of a day, or the one that comes next; `again`: one that is there is put together anew. */
export function proposeIssue(
  deps: PlanningDeps,
  actor: string,
  { date, again }: { date?: string | undefined; again: boolean },
  now: Temporal.Instant,
): Promise<string> {
  return inTransaction(deps.db, async (tx) => {
    const settings = requireMagazine(await lockSettings(tx))
    const { zone } = deps.publication.facts()
    const planned = date === undefined ? comingIssue(settings, now, zone) : issueOn(settings, date, zone)
    const known = await findIssue(tx, planned.day)
    if (known?.state === 'released')
      throw conflict('issue-released', `The issue of ${planned.day} is out; change it with “magazine revise”.`)
    if (known && !again)
      throw conflict('issue-exists', `There is an issue of ${planned.day}; --again puts it together anew.`)
    await gatherInto(deps, tx, { planned, most: settings.pieces, evenEmpty: true }, now)
    await writeAuditLog(tx, { actor, action: 'magazine.propose', subject: `issue:${planned.day}`, detail: {} }, now)
    return planned.day
  })
}
