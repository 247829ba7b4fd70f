import { nextDunning, nextQuestion, nextReminder } from '../../src/money/subscriptions/dueDates.rule.ts'
import {
  decideEnding,
  endedSince,
  isOrphan,
  nextUndoing,
  owedSince,
} from '../../src/money/subscriptions/ending.rule.ts'
import type { ProviderSubscription } from '../../src/money/subscriptions/provider.ts'
import { decideSync } from '../../src/money/subscriptions/states.rule.ts'
import type { SetAside, Subscription } from '../../src/money/subscriptions/subscriptions.module.ts'
import { isTrialOfAnother, type TrialUse, whatToJudge } from '../../src/money/subscriptions/trial.rule.ts'
import { type Checkout, HouseInMemory, type KnownReader, NOBODY, newsOf } from './houseInMemory.ts'
import type { SoldSubscription } from './providerInMemory.ts'

type Instant = Temporal.Instant

/** Takes over what the provider says, as `syncSubscription`, `judgeSubscription` and `syncCheckout` do. */
export class HouseTakingOver extends HouseInMemory {
  protected describe(one: SoldSubscription): ProviderSubscription {
    const {
      plan,
      card,
      plan: { amountMinor },
      ...rest
    } = one
    return {
      account: 'acct',
      providerId: one.id,
      customer: one.customer,
      status: one.status,
      collectionPaused: rest.paused,
      gaveUp: one.gaveUp || undefined,
      startedAt: one.startedAt,
      trialEnd: one.trialEnd,
      periodStart: one.periodStart,
      periodEnd: one.periodEnd,
      cancelAt: one.cancelAtPeriodEnd ? one.periodEnd : undefined,
      canceledAt: one.canceledAt,
      endedAt: one.endedAt,
      planId: plan.id,
      price: { amountMinor, currency: 'usd' },
      interval: plan.interval,
      checkoutId: one.checkoutId,
      cardFingerprint: this.provider.customers.get(one.customer)?.deleted ? undefined : card.fingerprint,
    }
  }

  sync(providerId: string): Subscription {
    const heardNow = new Set<string>()
    for (;;) {
      this.asked++
      const { said, version } = this.provider.ask(() => {
        const one = this.provider.subscriptions.get(providerId) as SoldSubscription
        return { said: this.describe(one), version: one.version }
      })
      const outcome = this.store(said, version, heardNow)
      if (typeof outcome !== 'string') return outcome
      heardNow.add(outcome)
      this.sync(outcome)
    }
  }

  /** The subscription; or another one, of which the provider is to be asked first. */
  protected store(said: ProviderSubscription, version: number, heardNow: ReadonlySet<string>): Subscription | string {
    const { now } = this
    const zone = this.zone
    const { providerId } = said
    const current = this.known.get(providerId)
    const decided = decideSync(current?.state, said)
    if (decided.kind === 'refuse') throw new Error(decided.reason)
    const checkout = this.checkouts.find(({ id }) => id === said.checkoutId)
    const reader = this.readers.get(current?.readerId ?? this.ownerOf(said, checkout)) as KnownReader
    const pastDueSince = owedSince(current, { ...said, ...decided }, now)
    const isOrphaned = isOrphan(reader.erasedAt !== undefined, current, decided.state)
    const endedBecause =
      current?.setAside || isOrphaned
        ? undefined
        : decideEnding(current, { ...said, ...decided, pastDueSince }, now, zone)
    const state = endedBecause ? 'ended' : decided.state
    const judged = isOrphaned
      ? { setAside: 'orphan' as const, judgedAt: current?.judgedAt ?? now }
      : this.judge({ ...said, state }, reader, current, heardNow)
    if (typeof judged === 'string') return judged
    const { setAside, judgedAt } = judged
    const facts = {
      ...said,
      state,
      setAside: setAside !== undefined,
      endedBecause,
      pastDueSince,
      paidUntil: current?.paidUntil,
    }
    const { status, price, checkoutId, cardFingerprint, collectionPaused, gaveUp, ...taken } = said
    const after: Subscription = {
      planSlug: said.interval === 'month' ? 'monthly' : 'annual',
      planName: said.interval === 'month' ? 'Monthly' : 'Annual',
      paidUntil: undefined,
      refundedUntil: undefined,
      ...current,
      ...taken,
      id: current?.id ?? ++this.ids,
      readerId: reader.id,
      ...price,
      state,
      setAside,
      judgedAt,
      endedBecause,
      providerStatus: status,
      pastDueSince,
      endedAt: endedSince(current, { endedAt: said.endedAt, endedBecause }, now),
      askAt: nextQuestion(facts, now, zone),
      remindAt: (nextReminder(facts, zone) ?? nextDunning(facts, now, zone)?.due)?.at,
      undoAt: nextUndoing(current, { setAside, endedBecause }, now),
      unansweredSince: undefined,
      publisherWarnedAt: undefined,
      version: (current?.version ?? 0) + 1,
    }
    this.known.set(providerId, after)
    const first = this.heard.get(providerId) ?? { firstAt: now, email: reader.email, card: cardFingerprint ?? '' }
    this.heard.set(providerId, { ...first, version })
    if (checkout) Object.assign(checkout, { readerId: reader.id, completed: true })
    if (!current || JSON.stringify(newsOf(current)) !== JSON.stringify(newsOf(after))) {
      this.tellOfStep(current, after)
      const isNewPeriod = String(current?.periodEnd) !== String(after.periodEnd)
      if (isNewPeriod && state !== 'trialing' && state !== 'incomplete') this.enqueue({ kind: 'book', providerId })
    }
    if ((setAside ?? endedBecause) !== (current?.setAside ?? current?.endedBecause)) {
      this.enqueue({ kind: 'undo', providerId })
    }
    if (isOrphaned) this.alarm('paid-to-nobody', providerId)
    return after
  }

  protected ownerOf(said: ProviderSubscription, checkout: Checkout | undefined): number {
    if (checkout?.readerId !== undefined) return checkout.readerId
    if (checkout) return this.findOrMakeReader(checkout.email).id
    return [...this.known.values()].find(({ customer }) => customer === said.customer)?.readerId ?? NOBODY
  }

  protected judge(
    said: ProviderSubscription & Pick<Subscription, 'state'>,
    { id: readerId, email }: KnownReader,
    current: Subscription | undefined,
    heardNow: ReadonlySet<string>,
  ): { setAside: SetAside | undefined; judgedAt: Instant | undefined } | string {
    const { state, providerId } = said
    const judged = (setAside: SetAside | undefined) => ({
      setAside,
      judgedAt: current?.judgedAt ?? (state === 'incomplete' ? undefined : this.now),
    })
    const toJudge = whatToJudge(said, state, current, this.now)
    if (!toJudge) return judged(current?.setAside)
    const paying = toJudge.second ? this.payingOf(readerId) : undefined
    if (paying && !heardNow.has(paying.providerId)) return paying.providerId
    if (paying) return judged('surplus')
    switch (toJudge.trial) {
      case 'claim':
        return judged(this.claimTrial(said, email, true) ? undefined : 'trial-used')
      case 'note':
        this.claimTrial(said, email, false)
        return judged(undefined)
      case 'card':
        return judged(this.isCardTheirs(providerId, said.cardFingerprint) ? undefined : 'trial-used')
      case 'nothing':
        return judged(undefined)
    }
  }

  protected claimTrial({ providerId, cardFingerprint }: ProviderSubscription, email: string, runs: boolean): boolean {
    const isCardFree = this.isCardTheirs(providerId, cardFingerprint)
    if (!isCardFree && runs) return false
    const isTheirs = isCardFree && !isTrialOfAnother(providerId, [this.claim('address', email, providerId)])
    if (!isTheirs && runs) this.release(providerId)
    return isTheirs
  }

  protected isCardTheirs(providerId: string, card: string | undefined): boolean {
    const claimed = [...this.trials.values()].some(
      (use) => use.kind === 'card' && use.providerSubscription === providerId,
    )
    if (card === undefined || claimed) return true
    if (!isTrialOfAnother(providerId, [this.claim('card', card, providerId)])) return true
    this.release(providerId)
    return false
  }

  protected claim(kind: TrialUse['kind'], what: string, providerSubscription: string): TrialUse {
    const key = `${kind} ${what}`
    const use = this.trials.get(key) ?? { kind, providerSubscription, forgetAt: undefined }
    this.trials.set(key, use)
    return use
  }

  protected release(providerId: string) {
    for (const [key, use] of this.trials) if (use.providerSubscription === providerId) this.trials.delete(key)
  }

  syncCheckout(id: string): 'expired' | 'other' {
    const checkout = this.checkouts.find(({ session, email }) => session === id && email !== '')
    if (!checkout) return 'other'
    const said = this.provider.ask(() => this.provider.sessions.get(id))
    if (!said || this.provider.statusOf(said) === 'open') return 'other'
    if (!said.subscription) return 'expired'
    this.sync(said.subscription)
    return 'other'
  }
}
