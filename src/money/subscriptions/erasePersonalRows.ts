import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReaderToErase } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { clearDues, forgetTrialAt } from './subscriptions.sql.ts'

/** A second trial is refused for so long to whoever was erased after the first (DESIGN §7). */
const REMEMBER_TRIAL_MONTHS = 12

/** What was paid stays, as law asks; that there was a trial is kept as a keyed hash, for a year. */
export async function erasePersonalRows(
  deps: Pick<SubscriptionsDeps, 'trialSigner' | 'publication'>,
  tx: DatabaseTransaction,
  reader: ReaderToErase,
  now: Temporal.Instant,
): Promise<void> {
  const { readerId, personKey } = reader
  await clearDues(tx, readerId)
  const until = now.toZonedDateTimeISO(deps.publication().zone).add({ months: REMEMBER_TRIAL_MONTHS }).toInstant()
  await forgetTrialAt(tx, { addressHash: deps.trialSigner.hash(`address ${personKey}`), readerId }, until)
}
