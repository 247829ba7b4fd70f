import { inTransaction } from '../../platform/database.ts'
import type { Limit } from '../../platform/limits.ts'
import { storeAsked } from './deliveries.sql.ts'
import { issueToReader } from './delivery.job.ts'
import type { DeliveryDeps } from './deliveryDeps.ts'

const ASKED: Limit = { name: 'issue-again', times: 5, perSeconds: 24 * 3600 }

/** Sends the newest issue to where a reader has them sent, as it is now; whoever asks hears of corrections, too. */
export async function askAgain(
  deps: DeliveryDeps,
  readerId: number,
  now: Temporal.Instant,
): Promise<'asked' | 'nothing' | 'too-often'> {
  const [issue] = await deps.issues.listReleased()
  if (!issue) return 'nothing'
  if (!(await deps.limits.allows(ASKED, String(readerId)))) return 'too-often'
  const { date, revision } = issue
  await inTransaction(deps.db, async (tx) => {
    await storeAsked(tx, { readerId, date, revision }, now)
    await deps.jobs.enqueue(tx, issueToReader, { readerId, date, revision })
  })
  return 'asked'
}
