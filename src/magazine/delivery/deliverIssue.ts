import { inTransaction } from '../../platform/database.ts'
import { announceIssue } from './announceIssue.ts'
import { insertDeliveries } from './deliveries.sql.ts'
import { issueToReader } from './delivery.job.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'
import { listWaiting } from './eReaders.sql.ts'

/** Each piece is one short transaction; what dies between two goes on at the next. */
const AT_ONCE = 250

/** Brings an issue that has just come out to whoever has it brought. Bears repeating: everything goes out once. */
export async function deliverIssue(deps: DeliveryDeps, date: string, signal: AbortSignal): Promise<void> {
  await deps.issues.reload()
  const issue = await deps.issues.findReleased(date)
  if (!issue) throw new Error(`the issue of ${date} is not out`)
  const now = deps.clock.now()
  await announceIssue(deps, issue, now)
  for (let after = 0; ; ) {
    signal.throwIfAborted()
    const readerIds = await listWaiting(deps.db, after, AT_ONCE)
    const { revision } = issue
    await inTransaction(deps.db, async (tx) => {
      const fresh = await insertDeliveries(tx, { date, revision, readerIds }, now)
      await deps.jobs.enqueueAll(
        tx,
        issueToReader,
        fresh.map((readerId) => ({ readerId, date, revision })),
      )
    })
    const last = readerIds.at(-1)
    if (last === undefined || readerIds.length < AT_ONCE) return
    after = last
  }
}
