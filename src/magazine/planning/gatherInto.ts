import type { DatabaseTransaction } from '../../platform/database.ts'
import { conflict } from '../../platform/errors.ts'
import { gather } from './gather.ts'
import { findIssue, gatheredBefore, insertIssue, lockIssue, storeGathered, storePieces } from './issues.sql.ts'
import type { PlanningDeps } from './planningDeps.ts'
import type { PlannedIssue } from './schedule.rule.ts'

/** The first issue of a magazine looks back so far. */
const FIRST_LOOKS_BACK = { hours: 24 * 7 }

/** Makes the issue where there is none; false: there is nothing to put into it, and it is not made. */
export async function gatherInto(
  deps: PlanningDeps,
  tx: DatabaseTransaction,
  { planned, most, evenEmpty }: { planned: PlannedIssue; most: number; evenEmpty: boolean },
  now: Temporal.Instant,
): Promise<boolean> {
  const bound = { ...deps, db: tx }
  const known = await findIssue(tx, planned.day)
  if (known) {
    await lockIssue(tx, known.id)
    await storePieces(tx, known.id, [])
  }
  const until = earlier(now, planned.appearsAt)
  const from = (await gatheredBefore(tx, planned.day)) ?? until.subtract(FIRST_LOOKS_BACK)
  const pieces = await gather(bound, { from, until, most })
  if (!known && pieces.length === 0 && !evenEmpty) return false
  const { day, appearsAt } = planned
  const issue = { date: day, appearsAt, dueAt: appearsAt, gatheredUntil: until }
  const id = known?.id ?? (await insertIssue(tx, issue, now))
  if (id === undefined) throw conflict('issue-exists', `There is an issue of ${day}.`)
  await storePieces(tx, id, pieces)
  await storeGathered(tx, id, until)
  return true
}

const earlier = (a: Temporal.Instant, b: Temporal.Instant) => (Temporal.Instant.compare(a, b) < 0 ? a : b)
