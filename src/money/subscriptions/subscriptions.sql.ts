import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import type { ProviderSubscription } from './provider.ts'
import type { State } from './states.rule.ts'
import type { EndedBecause, SetAside, Subscription } from './subscription.ts'
import type { TrialUse } from './trial.rule.ts'

type Instant = Temporal.Instant

const columns = sql`
  s.id, s.reader_id as "readerId", s.plan_id as "planId", p.slug as "planSlug", p.name as "planName", s.currency,
  s.amount_minor as "amountMinor", s.interval, s.state, s.set_aside as "setAside", s.judged_at as "judgedAt",
  s.ended_because as "endedBecause", s.provider_account as "account",
  s.provider_subscription as "providerId", s.provider_customer as "customer", s.provider_status as "providerStatus",
  s.started_at as "startedAt", s.trial_end as "trialEnd", s.period_start as "periodStart", s.period_end as "periodEnd",
  s.cancel_at as "cancelAt", s.canceled_at as "canceledAt", s.past_due_since as "pastDueSince",
  s.ended_at as "endedAt", s.paid_until as "paidUntil", s.refunded_until as "refundedUntil", s.version,
  s.ask_at as "askAt", s.unanswered_since as "unansweredSince", s.publisher_warned_at as "publisherWarnedAt",
  s.remind_at as "remindAt", s.undo_at as "undoAt"`
const from = sql`from subscriptions s join plans p on p.id = s.plan_id`
const paying = sql`s.set_aside is null and s.state in ('trialing', 'active', 'past_due', 'paused', 'canceling')`

type Row = { [Key in keyof Subscription]: Subscription[Key] | null }

const fromRow = (row: Row | undefined): Subscription | undefined =>
  row && (Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as Subscription)

export async function findByProvider(db: Database, providerId: string): Promise<Subscription | undefined> {
  const { rows } = await sql<Row>`select ${columns} ${from} where s.provider_subscription = ${providerId}`.execute(db)
  return fromRow(rows[0])
}

export async function findSubscription(db: Database, id: number): Promise<Subscription | undefined> {
  const { rows } = await sql<Row>`select ${columns} ${from} where s.id = ${id}`.execute(db)
  return fromRow(rows[0])
}

export async function findPaying(db: Database, readerId: number): Promise<Subscription | undefined> {
  const { rows } = await sql<Row>`select ${columns} ${from} where s.reader_id = ${readerId} and ${paying}`.execute(db)
  return fromRow(rows[0])
}

/** All that a reader ever had, the paying one first, then the newest. */
export async function listOfReader(db: Database, readerId: number): Promise<Subscription[]> {
  const { rows } = await sql<Row>`select ${columns} ${from} where s.reader_id = ${readerId}
    order by (${paying}) desc, (s.set_aside is null) desc, s.started_at desc, s.id desc`.execute(db)
  return rows.flatMap((row) => fromRow(row) ?? [])
}

export async function readerOfCustomer(db: Database, customer: string): Promise<number | undefined> {
  const { rows } = await sql<{ reader_id: number }>`
    select reader_id from subscriptions where provider_customer = ${customer} limit 1`.execute(db)
  return rows[0]?.reader_id
}

/** What a take-over writes: everything that the provider says, and what follows from it. */
export type Synced = {
  readerId: number
  state: State
  setAside: SetAside | undefined
  judgedAt: Instant | undefined
  endedBecause: EndedBecause | undefined
  pastDueSince: Instant | undefined
  endedAt: Instant | undefined
  askAt: Instant | undefined
  remindAt: Instant | undefined
  undoAt: Instant | undefined
}

export async function insertSynced(tx: Database, said: ProviderSubscription, taken: Synced): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into subscriptions (reader_id, plan_id, currency, amount_minor, interval, state, set_aside, provider_account,
      provider_subscription, provider_customer, provider_status, started_at, trial_end, period_start, period_end,
      cancel_at, canceled_at, past_due_since, ended_at, ended_because, version, ask_at, remind_at, undo_at, judged_at)
    values (${taken.readerId}, ${said.planId}, ${said.price.currency}, ${said.price.amountMinor}, ${said.interval},
      ${taken.state}, ${taken.setAside ?? null}, ${said.account}, ${said.providerId}, ${said.customer}, ${said.status},
      ${said.startedAt}, ${said.trialEnd ?? null}, ${said.periodStart}, ${said.periodEnd}, ${said.cancelAt ?? null},
      ${said.canceledAt ?? null}, ${taken.pastDueSince ?? null}, ${taken.endedAt ?? null},
      ${taken.endedBecause ?? null}, 1, ${taken.askAt ?? null}, ${taken.remindAt ?? null}, ${taken.undoAt ?? null},
      ${taken.judgedAt ?? null})
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

export async function updateSynced(tx: Database, id: number, said: ProviderSubscription, taken: Synced) {
  await sql`update subscriptions set plan_id = ${said.planId}, currency = ${said.price.currency},
      amount_minor = ${said.price.amountMinor}, interval = ${said.interval}, state = ${taken.state},
      set_aside = ${taken.setAside ?? null}, provider_customer = ${said.customer}, provider_status = ${said.status},
      started_at = ${said.startedAt}, trial_end = ${said.trialEnd ?? null}, period_start = ${said.periodStart},
      period_end = ${said.periodEnd}, cancel_at = ${said.cancelAt ?? null}, canceled_at = ${said.canceledAt ?? null},
      past_due_since = ${taken.pastDueSince ?? null}, ended_at = ${taken.endedAt ?? null},
      ended_because = ${taken.endedBecause ?? null}, version = version + 1,
      ask_at = ${taken.askAt ?? null}, remind_at = ${taken.remindAt ?? null}, undo_at = ${taken.undoAt ?? null},
      judged_at = ${taken.judgedAt ?? null},
      unanswered_since = null, publisher_warned_at = null
    where id = ${id}`.execute(tx)
}

export type SubscriptionEvent = {
  subscriptionId: number
  fromState: State | undefined
  toState: State
  path: 'expected' | 'reconciled'
  cause: string
  providerStatus: string
  detail: Record<string, unknown>
}

export async function appendEvent(tx: Database, event: SubscriptionEvent, now: Instant): Promise<void> {
  await sql`insert into subscription_events (subscription_id, at, from_state, to_state, path, cause, provider_status, detail)
    values (${event.subscriptionId}, ${now}, ${event.fromState ?? null}, ${event.toState}, ${event.path}, ${event.cause},
      ${event.providerStatus}, ${JSON.stringify(event.detail)})`.execute(tx)
}

export async function listEvents(db: Database, subscriptionId: number) {
  const { rows } = await sql<{
    at: Instant
    from_state: State | null
    to_state: State
    path: 'expected' | 'reconciled'
    cause: string
    provider_status: string
  }>`select at, from_state, to_state, path, cause, provider_status from subscription_events
    where subscription_id = ${subscriptionId} order by id`.execute(db)
  return rows
}

/** Claims the person's trial for this subscription, and answers whose it is. Two who claim at once wait for each other. */
export async function claimTrial(
  tx: Database,
  claim: { kind: 'address' | 'card'; hash: Buffer; providerSubscription: string; now: Instant },
): Promise<TrialUse> {
  // What is there is written as it is, so that it is locked and cannot be given back before it is read.
  const { rows } = await sql<TrialUse>`insert into trial_uses (kind, hash, provider_subscription, at)
    values (${claim.kind}, ${claim.hash}, ${claim.providerSubscription}, ${claim.now})
    on conflict (kind, hash) do update set kind = excluded.kind
    returning kind, provider_subscription as "providerSubscription"`.execute(tx)
  return rows[0] as TrialUse
}

/** A trial that is refused never was. */
export async function releaseTrial(tx: Database, providerSubscription: string): Promise<void> {
  await sql`delete from trial_uses where provider_subscription = ${providerSubscription}`.execute(tx)
}

export async function hasHadTrial(db: Database, hash: Buffer): Promise<boolean> {
  const { rows } = await sql`select from trial_uses where kind = 'address' and hash = ${hash}`.execute(db)
  return rows.length > 0
}

export async function hasClaimedByCard(db: Database, providerSubscription: string): Promise<boolean> {
  const { rows } = await sql`select from trial_uses
    where kind = 'card' and provider_subscription = ${providerSubscription}`.execute(db)
  return rows.length > 0
}

export async function markPaid(tx: Database, id: number, until: Instant): Promise<void> {
  await sql`update subscriptions set paid_until = greatest(paid_until, ${until}::timestamptz) where id = ${id}`.execute(
    tx,
  )
}

export async function markRefunded(tx: Database, id: number, until: Instant): Promise<void> {
  await sql`update subscriptions set refunded_until = greatest(refunded_until, ${until}::timestamptz)
    where id = ${id}`.execute(tx)
}

/** It has ended with us. Whatever the provider is just answering about it is overtaken by this. */
export async function markEnded(
  tx: Database,
  id: number,
  ending: { because: EndedBecause; at: Instant; undoAt: Instant },
): Promise<void> {
  await sql`update subscriptions set state = 'ended', ended_because = ${ending.because}, ended_at = ${ending.at},
      ask_at = null, remind_at = null, undo_at = ${ending.undoAt}, unanswered_since = null, version = version + 1
    where id = ${id}`.execute(tx)
}

/** Of one that had ended before it is known better why. */
export async function updateReason(tx: Database, id: number, because: EndedBecause): Promise<void> {
  await sql`update subscriptions set ended_because = ${because}, remind_at = null, version = version + 1
    where id = ${id}`.execute(tx)
}

/** What still runs of a reader who is forgotten belongs to nobody from now on. Says which those are. */
export async function orphanRunning(
  tx: Database,
  readerId: number,
  undoAt: Instant,
): Promise<Array<{ id: number; providerId: string }>> {
  const { rows } = await sql<{ id: number; providerId: string }>`
    update subscriptions set set_aside = 'orphan', undo_at = ${undoAt}, version = version + 1
    where reader_id = ${readerId} and set_aside is null and state <> 'ended'
    returning id, provider_subscription as "providerId"`.execute(tx)
  return rows
}

/** Of somebody who is forgotten there is nothing left to remind or to ask; what is to be undone still is. */
export async function clearDues(tx: Database, readerId: number): Promise<void> {
  await sql`update subscriptions set ask_at = null, remind_at = null, unanswered_since = null
    where reader_id = ${readerId}`.execute(tx)
}

/** Until then the trials of this address and of these subscriptions' cards are remembered. */
export async function forgetTrialAt(
  tx: Database,
  whose: { addressHash: Buffer; readerId: number },
  at: Instant,
): Promise<void> {
  await sql`update trial_uses set forget_at = ${at}
    where (kind = 'address' and hash = ${whose.addressHash}) or provider_subscription =
      any(array(select provider_subscription from subscriptions where reader_id = ${whose.readerId}))`.execute(tx)
}

export async function earliestForgottenTrial(db: Database): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select min(forget_at) as at from trial_uses`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function deleteForgottenTrials(db: Database, now: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from trial_uses where forget_at <= ${now}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** The same trial under another address, remembered for as long as under both. */
export async function copyTrialUse(tx: Database, from: Buffer, to: Buffer): Promise<void> {
  await sql`insert into trial_uses (kind, hash, provider_subscription, at, forget_at)
    select kind, ${to}, provider_subscription, at, forget_at from trial_uses where kind = 'address' and hash = ${from}
    on conflict (kind, hash) do update set forget_at =
      nullif(greatest(coalesce(trial_uses.forget_at, 'infinity'), coalesce(excluded.forget_at, 'infinity')), 'infinity')`.execute(
    tx,
  )
}
