import type { DatabaseTransaction } from '../../platform/database.ts'
import { personKey } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import type { ProviderSubscription } from './provider.ts'
import { claimTrial, hasClaimedByCard } from './subscriptions.sql.ts'
import { isTrialOfAnother } from './trial.rule.ts'

/**
 * One trial per person: false when this address or this card has had one. An address that was refused for its card has
 * had its try, too: the next offer to it is without a trial. A card that is changed during the trial is not asked about.
 */
export async function claimTrialFor(
  deps: Pick<SubscriptionsDeps, 'clock' | 'readers' | 'trialSigner'>,
  tx: DatabaseTransaction,
  said: ProviderSubscription,
  readerId: number,
): Promise<boolean> {
  const reader = await deps.readers.findReader(tx, { readerId })
  if (!reader) return false
  const { providerId: providerSubscription, cardFingerprint } = said
  const claim = { providerSubscription, now: deps.clock.now() }
  const addressHash = deps.trialSigner.hash(`address ${personKey(reader.emailKey)}`)
  const ofAddress = await claimTrial(tx, { ...claim, kind: 'address', hash: addressHash })
  if (isTrialOfAnother(providerSubscription, [ofAddress])) return false
  if (!cardFingerprint || (await hasClaimedByCard(tx, providerSubscription))) return true
  const cardHash = deps.trialSigner.hash(`card ${cardFingerprint}`)
  const ofCard = await claimTrial(tx, { ...claim, kind: 'card', hash: cardHash })
  return !isTrialOfAnother(providerSubscription, [ofCard])
}
