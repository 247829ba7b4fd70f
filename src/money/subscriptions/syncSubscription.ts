import { isBefore } from '../../platform/calendar.ts'
import { type DatabaseTransaction, inTransaction } from '../../platform/database.ts'
import { announceStanding } from '../../readers/accounts/accounts.module.ts'
import { raiseAlarm } from '../alarms/alarms.module.ts'
import type { SubscriptionsDeps } from './deps.ts'
import { nextDunning, nextQuestion, nextReminder } from './dueDates.rule.ts'
import { decideEnding, endedSince, isOrphan, nextUndoing, owedSince } from './ending.rule.ts'
import { type Judged, judgeSubscription } from './judgeSubscription.ts'
import type { CheckoutOrigin } from './ports.ts'
import type { ProviderSubscription } from './provider.ts'
import { decideSync } from './states.rule.ts'
import type { Subscription } from './subscription.ts'
import { addressChanged, lookForPayments, undoSetAside } from './subscriptions.job.ts'
import {
  appendEvent,
  findByProvider,
  findSubscription,
  insertSynced,
  readerOfCustomer,
  updateSynced,
} from './subscriptions.sql.ts'

export type SyncOutcome =
  | { kind: 'taken'; subscription: Subscription }
  /** The last known state stays as it was; somebody has been alarmed. */
  | { kind: 'refused'; reason: string }

/** Enough for any number of events about one subscription to arrive at once; each lap means that another one got in. */
const MOST_LAPS = 20

/**
 * Asks the provider for the subscription as it is now and makes it ours: what made us ask (`cause`) says nothing about
 * how it stands. Twice, late and out of order end the same: an answer that was overtaken while it was on its way is
 * thrown away and asked for again. Throws `ProviderUnanswered`.
 */
export async function syncSubscription(
  deps: SubscriptionsDeps,
  providerId: string,
  cause: string,
): Promise<SyncOutcome> {
  const heard = new Set<string>()
  for (let lap = 0; lap < MOST_LAPS; lap++) {
    const before = await findByProvider(deps.db, providerId)
    // Outside the transaction: a slow provider must not hold the reader's row and a connection.
    const found = await deps.gateway.findSubscription(providerId)
    const outcome = await inTransaction(deps.db, async (tx) => {
      if (found.kind !== 'found') {
        return refuse(deps, tx, providerId, found.kind === 'missing' ? 'the provider does not know it' : found.reason)
      }
      return store(deps, tx, found.subscription, before, { cause, heard })
    })
    if (outcome === 'overtaken') continue
    if (outcome.kind !== 'ask-first') return outcome
    heard.add(outcome.providerId)
    await syncSubscription(deps, outcome.providerId, `before:${providerId}`)
  }
  throw new Error(`subscription ${providerId} changes faster than it can be read`)
}

async function store(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  said: ProviderSubscription,
  before: Subscription | undefined,
  { cause, heard }: { cause: string; heard: ReadonlySet<string> },
): Promise<SyncOutcome | 'overtaken' | Extract<Judged, { kind: 'ask-first' }>> {
  const decided = decideSync(before?.state, said)
  if (decided.kind === 'refuse') return refuse(deps, tx, said.providerId, decided.reason)
  const now = deps.clock.now()
  const checkout = await originOf(deps, tx, said)
  const owner = before ? { readerId: before.readerId, made: false } : await ownerOf(deps, tx, said, checkout, now)
  const reader = await deps.readers.lock(tx, owner.readerId)
  const current = await findByProvider(tx, said.providerId)
  if (current?.version !== before?.version) return 'overtaken'

  const zone = deps.publication().zone
  const { path } = decided
  const pastDueSince = owedSince(current, { ...said, ...decided }, now)
  const isOrphaned = isOrphan(reader?.erasedAt != null, current, decided.state)
  const endedBecause =
    current?.setAside || isOrphaned
      ? undefined
      : decideEnding(current, { ...said, ...decided, pastDueSince }, now, zone)
  const state = endedBecause ? 'ended' : decided.state
  const judged: Judged = isOrphaned
    ? { kind: 'judged', setAside: 'orphan', judgedAt: current?.judgedAt ?? now }
    : await judgeSubscription(deps, tx, { said, state, readerId: owner.readerId, current, heard })
  if (judged.kind === 'ask-first') return judged
  const { setAside, judgedAt } = judged
  const isSetAside = setAside !== undefined
  const facts = { ...said, state, setAside: isSetAside, endedBecause, pastDueSince, paidUntil: current?.paidUntil }
  const taken = {
    readerId: owner.readerId,
    state,
    setAside,
    judgedAt,
    endedBecause,
    pastDueSince,
    endedAt: endedSince(current, { endedAt: said.endedAt, endedBecause }, now),
    askAt: nextQuestion(facts, now, zone),
    remindAt: (nextReminder(facts, zone) ?? nextDunning(facts, now, zone)?.due)?.at,
    undoAt: nextUndoing(current, { setAside, endedBecause }, now),
  }
  const id = current?.id ?? (await insertSynced(tx, said, taken))
  if (current) await updateSynced(tx, id, said, taken)
  const subscription = (await findSubscription(tx, id)) as Subscription
  if (checkout) {
    // The provider has the address with which it began; whoever has moved since is told of at the new one.
    const hasMoved = reader?.addressConfirmedAt && isBefore(checkout.createdAt, reader.addressConfirmedAt)
    if (!current && hasMoved) await deps.jobs.enqueue(tx, addressChanged, { readerId: owner.readerId })
    await deps.checkouts.complete(tx, checkout.id, {
      readerId: owner.readerId,
      madeReader: owner.made,
      subscriptionId: id,
      now,
    })
  }
  if (hasChanged(current, subscription)) {
    await appendEvent(
      tx,
      {
        subscriptionId: id,
        fromState: current?.state,
        toState: state,
        path,
        cause,
        providerStatus: said.status,
        detail: { setAside, endedBecause, periodEnd: said.periodEnd, cancelAt: said.cancelAt, trialEnd: said.trialEnd },
      },
      now,
    )
    await announceStanding(tx, { readerId: owner.readerId })
    await deps.readerNotices.changed(tx, current, subscription)
    // The news of the payment for a new period may be lost; whoever books first, it is booked once.
    if (mayHaveBeenPaid(current, subscription)) await deps.jobs.enqueue(tx, lookForPayments, { subscriptionId: id })
  }
  if ((setAside ?? endedBecause) !== (current?.setAside ?? current?.endedBecause)) {
    await deps.jobs.enqueue(tx, undoSetAside, { subscriptionId: id })
  }
  if (isOrphaned) {
    await raiseAlarm(deps, tx, { code: 'paid-to-nobody', subject: said.providerId, detail: { subscription: id } })
  }
  return { kind: 'taken', subscription }
}

/** The provider's clock may be behind ours by as much. */
const CLOCKS_APART = { minutes: 10 }

/**
 * The checkout that it came from. After a restore the numbers of checkouts that were lost are given again; what began
 * before the checkout of its number did not come from that one.
 */
async function originOf(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  said: ProviderSubscription,
): Promise<CheckoutOrigin | undefined> {
  const found = said.checkoutId === undefined ? undefined : await deps.checkouts.find(tx, said.checkoutId)
  return found && isBefore(said.startedAt.add(CLOCKS_APART), found.createdAt) ? undefined : found
}

/**
 * Whose it is: by the checkout it came from, else by the customer we know, else nobody's. The account of a checkout's
 * address is made here if there is none.
 */
async function ownerOf(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  said: ProviderSubscription,
  checkout: CheckoutOrigin | undefined,
  now: Temporal.Instant,
): Promise<{ readerId: number; made: boolean }> {
  if (checkout?.readerId !== undefined) return { readerId: checkout.readerId, made: false }
  if (checkout) {
    const { reader, made } = await deps.readers.findOrMakeReader(tx, checkout, now)
    return { readerId: reader.id, made }
  }
  const readerId = await readerOfCustomer(tx, said.customer)
  return { readerId: readerId ?? (await deps.readers.findOrMakeNobody(tx, now)).id, made: false }
}

function hasChanged(before: Subscription | undefined, after: Subscription): boolean {
  const facts = (of: Subscription) => [
    of.state,
    of.setAside,
    of.endedBecause,
    of.planId,
    of.amountMinor,
    of.currency,
    ...[of.periodEnd, of.trialEnd, of.cancelAt, of.canceledAt].map((instant) => instant?.epochMilliseconds),
  ]
  return !before || JSON.stringify(facts(before)) !== JSON.stringify(facts(after))
}

function mayHaveBeenPaid(before: Subscription | undefined, after: Subscription): boolean {
  const isNewPeriod = before?.periodEnd.epochMilliseconds !== after.periodEnd.epochMilliseconds
  return isNewPeriod && after.state !== 'trialing' && after.state !== 'incomplete'
}

async function refuse(
  deps: SubscriptionsDeps,
  tx: DatabaseTransaction,
  providerId: string,
  reason: string,
): Promise<SyncOutcome> {
  await raiseAlarm(deps, tx, { code: 'subscription-refused', subject: `${providerId}: ${reason}`, detail: { reason } })
  return { kind: 'refused', reason }
}
