import { personKey } from '../../readers/accounts/accounts.module.ts'
import type { PlanOffer } from '../plans/plans.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { hasHadTrial } from '../subscriptions/subscriptions.module.ts'

/** What is on offer to this reader; a visitor's trial is not looked into before they have proven who they are. */
export async function findOffer(
  deps: Pick<SubscriptionsDeps, 'db' | 'plans' | 'readers' | 'publication' | 'trialSigner'>,
  readerId: number | undefined,
  now: Temporal.Instant,
): Promise<{ plans: PlanOffer[]; trialUsed: boolean }> {
  const reader = readerId === undefined ? undefined : await deps.readers.findReader(deps.db, { readerId })
  const trialUsed =
    reader !== undefined && (await hasHadTrial(deps.db, deps.trialSigner.hash(`address ${personKey(reader.emailKey)}`)))
  const { currency, zone } = deps.publication()
  return { plans: deps.plans.offers({ currency, now, zone, trialAvailable: !trialUsed }), trialUsed }
}
