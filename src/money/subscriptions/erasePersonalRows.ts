import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReaderToErase } from '../../readers/accounts/accounts.module.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { UNDO_AGAIN } from './ending.rule.ts'
import { undoSetAside } from './subscriptions.job.ts'
import { clearDues, forgetTrialAt, orphanRunning } from './subscriptions.sql.ts'

/** A second trial is refused for so long to whoever was erased after the first (DESIGN §7). */
const REMEMBER_TRIAL_MONTHS = 12

/**
 * What was paid stays, as law asks; that there was a trial is kept as a keyed hash, for a year. What has begun since
 * subscriptions were ended is paid to nobody: it is undone, and somebody alarmed.
 */
export async function erasePersonalRows(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  reader: ReaderToErase,
  now: Temporal.Instant,
): Promise<void> {
  const { readerId, personKey } = reader
  await clearDues(tx, readerId)
  for (const { id, providerId } of await orphanRunning(tx, readerId, now.add(UNDO_AGAIN))) {
    await raiseAlarm(deps, tx, { code: 'paid-to-nobody', subject: providerId, detail: { subscription: id } })
    await deps.jobs.enqueue(tx, undoSetAside, { subscriptionId: id })
  }
  const until = now.toZonedDateTimeISO(deps.publication().zone).add({ months: REMEMBER_TRIAL_MONTHS }).toInstant()
  await forgetTrialAt(tx, { addressHash: deps.trialSigner.hash(`address ${personKey}`), readerId }, until)
}
