import type { Database } from '../../platform/database.ts'
import { personKey } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { hasHadTrial, hasSpentTrial, listOfReader } from '../subscriptions/subscriptions.module.ts'

/** Whether a reader is offered no trial any more; a visitor is not looked into before they have proven who they are. */
export async function hasHadTheirTrial(
  deps: Pick<SubscriptionsDeps, 'readers' | 'trialSigner'>,
  db: Database,
  readerId: number | undefined,
): Promise<boolean> {
  const reader = readerId === undefined ? undefined : await deps.readers.findReader(db, { readerId })
  if (!reader) return false
  return hasSpentTrial({
    addressHasHadTrial: await hasHadTrial(db, deps.trialSigner.hash(`address ${personKey(reader.emailKey)}`)),
    addressProven: reader.addressConfirmedAt !== null,
    trialUndone: (await listOfReader(db, reader.id)).some(({ setAside }) => setAside === 'trial-used'),
  })
}
