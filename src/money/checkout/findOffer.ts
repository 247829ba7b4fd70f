import type { PlanOffer } from '../plans/plans.module.ts'
import type { SubscriptionsDeps } from '../subscriptions/subscriptions.module.ts'
import { hasHadTheirTrial } from './hasHadTheirTrial.ts'

/** What is on offer to this reader; with a trial where there may be one and they want it. */
export async function findOffer(
  deps: Pick<SubscriptionsDeps, 'db' | 'plans' | 'readers' | 'publication' | 'trialSigner'>,
  wish: { readerId: number | undefined; withoutTrial: boolean },
  now: Temporal.Instant,
): Promise<{ plans: PlanOffer[]; trialUsed: boolean }> {
  const trialUsed = await hasHadTheirTrial(deps, deps.db, wish.readerId)
  const { currency, zone } = deps.publication()
  const trialAvailable = !trialUsed && !wish.withoutTrial
  return { plans: deps.plans.offers({ currency, now, zone, trialAvailable }), trialUsed }
}
