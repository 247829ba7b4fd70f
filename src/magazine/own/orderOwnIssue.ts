import { randomUUID } from 'node:crypto'
import { isBefore } from '../../platform/calendar.ts'
import { inTransaction } from '../../platform/database.ts'
import type { Limit } from '../../platform/limits.ts'
import { gatherSaved } from './gatherSaved.ts'
import type { OwnDeps } from './ownDeps.ts'
import { ownIssueJob } from './ownIssue.job.ts'
import type { OwnKind } from './ownIssue.ts'
import { findOwnIssue, storeOrder } from './ownIssues.sql.ts'

const ORDERED: Limit = { name: 'own-issue', times: 12, perSeconds: 24 * 3600 }
const KEPT_HOURS = 24
/** Longer than all its tries: what is not made by then was lost, and may be ordered again. */
const MADE_WITHIN_MINUTES = 20

export type OrderOutcome = 'ordered' | 'nothing' | 'under-way' | 'too-often' | 'erased'

/** Has an issue made of what a reader saved and may have. One at a time: another takes the place of the last. */
export async function orderOwnIssue(
  deps: OwnDeps,
  readerId: number,
  kind: OwnKind,
  now: Temporal.Instant,
): Promise<OrderOutcome> {
  const included = (await gatherSaved(deps, readerId)).filter(({ grant }) => grant)
  if (included.length === 0) return 'nothing'
  const before = await findOwnIssue(deps.db, readerId)
  if (before?.state === 'making' && isBefore(now, before.askedAt.add({ minutes: MADE_WITHIN_MINUTES })))
    return 'under-way'
  if (!(await deps.limits.allows(ORDERED, String(readerId)))) return 'too-often'
  return inTransaction(deps.db, async (tx) => {
    const reader = await deps.readers.lock(tx, readerId)
    if (!reader || reader.erasedAt !== null) return 'erased'
    const ticket = randomUUID()
    const forgetAt = now.add({ hours: KEPT_HOURS })
    const slugs = included.map(({ slug }) => slug)
    await storeOrder(tx, readerId, { ticket, kind, askedAt: now, forgetAt, slugs })
    await deps.jobs.enqueue(tx, ownIssueJob, { readerId, ticket })
    return 'ordered'
  })
}
