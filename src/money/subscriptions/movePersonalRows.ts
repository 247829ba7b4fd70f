import type { DatabaseTransaction } from '../../platform/database.ts'
import type { ReaderToMove } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { addressChanged } from './subscriptions.job.ts'
import { copyTrialUse } from './subscriptions.sql.ts'

/** One trial per person holds for both mailboxes; the provider learns the new one. */
export async function movePersonalRows(
  deps: Pick<SubscriptionsDeps, 'trialSigner' | 'jobs'>,
  tx: DatabaseTransaction,
  { readerId, from, to }: ReaderToMove,
): Promise<void> {
  const hashOf = (personKey: string) => deps.trialSigner.hash(`address ${personKey}`)
  await copyTrialUse(tx, hashOf(from.personKey), hashOf(to.personKey))
  await deps.jobs.enqueue(tx, addressChanged, { readerId })
}
