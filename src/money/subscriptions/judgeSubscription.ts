import type { DatabaseTransaction } from '../../platform/database.ts'
import { personKey } from '../../readers/accounts/accounts.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import type { ProviderSubscription } from './provider.ts'
import type { State } from './states.rule.ts'
import type { SetAside, Subscription } from './subscription.ts'
import { claimTrial, findPaying, hasClaimedByCard, releaseTrial } from './subscriptions.sql.ts'
import { isTrialOfAnother, type ToJudge, whatToJudge } from './trial.rule.ts'

type JudgeDeps = Pick<SubscriptionsDeps, 'clock' | 'readers' | 'trialSigner'>

type Case = {
  said: ProviderSubscription
  state: State
  readerId: number
  current: Subscription | undefined
  /** The provider's ids of those of which it has just been asked. */
  heard: ReadonlySet<string>
}

export type Judged =
  | { kind: 'judged'; setAside: SetAside | undefined; judgedAt: Temporal.Instant | undefined }
  /** Another one of this reader is believed to run. Before that costs anybody anything, the provider is to be asked. */
  | { kind: 'ask-first'; providerId: string }

/**
 * Whether a subscription counts, or is set aside as a second one or a second trial. Decided where it begins and stored
 * with it: neither another address, nor a pause, nor news that come late or twice decide it again. The one thing that
 * may be missing then is the card; a running trial is asked for it when it is told, once. The reader's row is locked.
 */
export async function judgeSubscription(deps: JudgeDeps, tx: DatabaseTransaction, its: Case): Promise<Judged> {
  const { said, state, readerId, current, heard } = its
  const now = deps.clock.now()
  const judged = (setAside: SetAside | undefined): Judged => ({
    kind: 'judged',
    setAside,
    judgedAt: current?.judgedAt ?? (state === 'incomplete' ? undefined : now),
  })
  const toJudge = whatToJudge(said, state, current, now)
  if (!toJudge) return judged(current?.setAside)
  const paying = toJudge.second ? await findPaying(tx, readerId) : undefined
  if (paying && !heard.has(paying.providerId)) return { kind: 'ask-first', providerId: paying.providerId }
  if (paying) return judged('surplus')
  return judged((await isTrialTheirs(deps, tx, its, toJudge.trial)) ? undefined : 'trial-used')
}

async function isTrialTheirs(
  deps: JudgeDeps,
  tx: DatabaseTransaction,
  { said, readerId }: Case,
  trial: ToJudge['trial'],
) {
  switch (trial) {
    case 'claim':
      return claimTrialFor(deps, tx, said, readerId, true)
    case 'note':
      await claimTrialFor(deps, tx, said, readerId, false)
      return true
    case 'card':
      return isCardTheirs(deps, tx, said)
    case 'nothing':
      return true
  }
}

/**
 * One trial per person: true when neither this card nor this address had one. One that is refused uses up nothing, so
 * nobody's trial is spent by a stranger who types their address. One that is over was had, whoever had one before.
 * Cards come before addresses everywhere: of two who claim both at once, none waits for the other in a circle.
 */
async function claimTrialFor(
  deps: JudgeDeps,
  tx: DatabaseTransaction,
  said: ProviderSubscription,
  readerId: number,
  trialRuns: boolean,
): Promise<boolean> {
  const { providerId } = said
  const isCardFree = await isCardTheirs(deps, tx, said)
  if (!isCardFree && trialRuns) return false
  const reader = await deps.readers.findReader(tx, { readerId })
  const hash = reader && deps.trialSigner.hash(`address ${personKey(reader.emailKey)}`)
  const ofAddress = hash && (await claimTrial(tx, { kind: 'address', hash, ...claimOf(deps, said) }))
  const isTheirs = isCardFree && ofAddress !== undefined && !isTrialOfAnother(providerId, [ofAddress])
  if (!isTheirs && trialRuns) await releaseTrial(tx, providerId)
  return isTheirs
}

/** False when this card has had its trial; then nothing stays claimed. Another card during the trial is not asked about. */
async function isCardTheirs(deps: JudgeDeps, tx: DatabaseTransaction, said: ProviderSubscription): Promise<boolean> {
  const { providerId, cardFingerprint } = said
  if (!cardFingerprint || (await hasClaimedByCard(tx, providerId))) return true
  const hash = deps.trialSigner.hash(`card ${cardFingerprint}`)
  const ofCard = await claimTrial(tx, { kind: 'card', hash, ...claimOf(deps, said) })
  if (!isTrialOfAnother(providerId, [ofCard])) return true
  await releaseTrial(tx, providerId)
  return false
}

const claimOf = ({ clock }: JudgeDeps, { providerId }: ProviderSubscription) => ({
  providerSubscription: providerId,
  now: clock.now(),
})
