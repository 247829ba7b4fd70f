import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

export type ConsentEvent = 'requested' | 'confirmed' | 'ended' | 'paused' | 'resumed'

export async function insertConsent(
  tx: DatabaseTransaction,
  consent: {
    slug: string
    email: string
    emailKey: string
    event: ConsentEvent
    requestId?: number
    evidence: Record<string, unknown>
    now: Temporal.Instant
  },
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into newsletter_consents (newsletter_id, email, email_key, event, at, request_id, evidence)
    select id, ${consent.email}, ${consent.emailKey}, ${consent.event}, ${consent.now},
      ${consent.requestId ?? null}, ${JSON.stringify(consent.evidence)}
    from newsletters where slug = ${consent.slug}
    returning id`.execute(tx)
  const id = rows[0]?.id
  if (id === undefined) throw new Error(`no newsletter ${consent.slug} to consent to`)
  return id
}

/** From here to the end of the transaction nobody else asks for a newsletter with this address. */
export async function lockRequesting(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`newsletters ${emailKey}`}, 0))`.execute(tx)
}

/** Whether the same browser has asked for all of these newsletters with this address since then. */
export async function wereRequestedSince(
  tx: Database,
  wish: { slugs: readonly string[]; emailKey: string; evidence: Record<string, unknown> },
  since: Temporal.Instant,
): Promise<boolean> {
  const { networkHash, userAgent } = wish.evidence
  const { rows } = await sql`
    select distinct n.slug from newsletter_consents c join newsletters n on n.id = c.newsletter_id
    where c.email_key = ${wish.emailKey} and n.slug = any(${wish.slugs}) and c.event = 'requested' and c.at > ${since}
      and c.evidence->>'networkHash' = ${networkHash} and c.evidence->>'userAgent' = ${userAgent}`.execute(tx)
  return rows.length === wish.slugs.length
}

export type RequestRow = {
  id: number
  slug: string
  email: string
  email_key: string
  at: Temporal.Instant
  language: string | undefined
}

export async function findRequests(db: Database, requestIds: readonly number[]): Promise<RequestRow[]> {
  const { rows } = await sql<RequestRow>`
    select c.id, n.slug, c.email, c.email_key, c.at, c.evidence->>'language' as language
    from newsletter_consents c join newsletters n on n.id = c.newsletter_id
    where c.id = any(${requestIds}) and c.event = 'requested' order by n.position, n.id`.execute(db)
  return rows
}

export type SubscriptionStatus = 'requested' | 'confirmed' | 'ended'

/** Makes the subscription where there is none, asks again where it had ended, and locks its row. */
export async function requestSubscription(
  tx: DatabaseTransaction,
  wish: { slug: string; email: string; emailKey: string; at: Temporal.Instant },
): Promise<{ id: number; status: SubscriptionStatus }> {
  const { rows } = await sql<{ id: number; status: SubscriptionStatus }>`
    insert into newsletter_subscriptions as s (newsletter_id, email, email_key, status, requested_at)
    select id, ${wish.email}, ${wish.emailKey}, 'requested', ${wish.at} from newsletters where slug = ${wish.slug}
    on conflict (newsletter_id, email_key) do update
      set status = case when s.status = 'confirmed' then 'confirmed' else 'requested' end,
        requested_at = case when s.status = 'confirmed' then s.requested_at else excluded.requested_at end
    returning id, status`.execute(tx)
  const row = rows[0]
  if (!row) throw new Error(`no newsletter ${wish.slug} to subscribe to`)
  return row
}

export async function markConfirmed(tx: DatabaseTransaction, subscriptionId: number, now: Temporal.Instant) {
  await sql`
    update newsletter_subscriptions set status = 'confirmed', confirmed_at = ${now}, ended_at = null
    where id = ${subscriptionId} and status <> 'confirmed'`.execute(tx)
}

/** Stops what is confirmed or asked for; answers whether there was anything to stop. */
export async function markEnded(
  tx: DatabaseTransaction,
  wish: { slug: string; emailKey: string },
  now: Temporal.Instant,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter_subscriptions s set status = 'ended', ended_at = ${now}
    from newsletters n where n.id = s.newsletter_id and n.slug = ${wish.slug} and s.email_key = ${wish.emailKey}
      and s.status <> 'ended'`.execute(tx)
  return numAffectedRows === 1n
}

/** Until a day, or no longer; false where it does not come at all, or pauses so already. */
export async function storePause(
  tx: DatabaseTransaction,
  wish: { slug: string; emailKey: string },
  until: string | undefined,
): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update newsletter_subscriptions s set paused_until = ${until ?? null}::date
    from newsletters n where n.id = s.newsletter_id and n.slug = ${wish.slug} and s.email_key = ${wish.emailKey}
      and s.status = 'confirmed' and s.paused_until is distinct from ${until ?? null}::date`.execute(tx)
  return numAffectedRows === 1n
}

/** By whose clock it comes, where it comes by its readers'. */
export async function storeZone(
  tx: DatabaseTransaction,
  wish: { slug: string; emailKey: string },
  zone: string,
): Promise<void> {
  await sql`update newsletter_subscriptions s set zone = ${zone}
    from newsletters n where n.id = s.newsletter_id and n.slug = ${wish.slug} and s.email_key = ${wish.emailKey}`.execute(
    tx,
  )
}

/** False when this request already has its mail. */
export async function insertConfirmation(
  tx: DatabaseTransaction,
  confirmation: {
    requestId: number
    subscriptionId: number
    tokenHash: Buffer | undefined
    now: Temporal.Instant
    expiresAt: Temporal.Instant
  },
): Promise<boolean> {
  const { rows } = await sql`
    insert into newsletter_confirmations (request_id, subscription_id, token_hash, created_at, expires_at)
    values (${confirmation.requestId}, ${confirmation.subscriptionId}, ${confirmation.tokenHash ?? null},
      ${confirmation.now}, ${confirmation.expiresAt})
    on conflict (request_id) do nothing
    returning request_id`.execute(tx)
  return rows.length > 0
}

export type ConfirmationRow = {
  request_id: number
  subscription_id: number
  slug: string
  email: string
  email_key: string
  status: SubscriptionStatus
  expiresAt: Temporal.Instant
  usedAt: Temporal.Instant | null
}

const confirmationByToken = (tokenHash: Buffer) => sql<ConfirmationRow>`
  select c.request_id, c.subscription_id, n.slug, s.email, s.email_key, s.status,
    c.expires_at as "expiresAt", c.used_at as "usedAt"
  from newsletter_confirmations c
    join newsletter_subscriptions s on s.id = c.subscription_id
    join newsletters n on n.id = s.newsletter_id
  where c.token_hash = ${tokenHash} order by n.position, n.id`

/** What a link confirms: one row for each newsletter that was asked for at once. */
export async function findConfirmations(db: Database, tokenHash: Buffer): Promise<ConfirmationRow[]> {
  const { rows } = await confirmationByToken(tokenHash).execute(db)
  return rows
}

/** Locks the link and its subscriptions; whoever waited sees what the other one did. */
export async function lockConfirmations(tx: DatabaseTransaction, tokenHash: Buffer): Promise<ConfirmationRow[]> {
  await sql`
    select 1 from newsletter_confirmations c join newsletter_subscriptions s on s.id = c.subscription_id
    where c.token_hash = ${tokenHash} order by c.request_id for update of c, s`.execute(tx)
  return findConfirmations(tx, tokenHash)
}

export async function markConfirmationUsed(tx: DatabaseTransaction, requestId: number, now: Temporal.Instant) {
  await sql`update newsletter_confirmations set used_at = ${now} where request_id = ${requestId}`.execute(tx)
}

export async function earliestUnusedExpiry(db: Database): Promise<Temporal.Instant | undefined> {
  const { rows } = await sql<{ at: Temporal.Instant | null }>`
    select min(expires_at) as at from newsletter_confirmations where used_at is null`.execute(db)
  return rows[0]?.at ?? undefined
}

/** At once at most: the transaction must not hold others up, and is run again while there is more. */
const MOST_DELETED = 2_000

/** Links that nobody used, the requests that they answered, and what is not subscribed for any other reason. */
export async function deleteUnusedConfirmations(
  tx: DatabaseTransaction,
  expiredUntil: Temporal.Instant,
): Promise<number> {
  const { rows } = await sql<{ requestId: number; subscriptionId: number }>`
    delete from newsletter_confirmations where request_id in (select request_id from newsletter_confirmations
      where used_at is null and expires_at <= ${expiredUntil} order by expires_at limit ${MOST_DELETED} for update)
    returning request_id as "requestId", subscription_id as "subscriptionId"`.execute(tx)
  // Evidence is of what was consented to; to these requests nobody has.
  await sql`set local dateline.erasing = 'yes'`.execute(tx)
  await sql`delete from newsletter_consents c where id = any(${rows.map(({ requestId }) => requestId)})
    and not exists (select from newsletter_consents a where a.request_id = c.id)`.execute(tx)
  await sql`set local dateline.erasing = ''`.execute(tx)
  await sql`delete from newsletter_subscriptions s where id = any(${rows.map(({ subscriptionId }) => subscriptionId)})
    and status = 'requested'
    and not exists (select from newsletter_confirmations c where c.subscription_id = s.id)
    and not exists (select from newsletter_consents c
      where c.newsletter_id = s.newsletter_id and c.email_key = s.email_key)`.execute(tx)
  return rows.length
}

export type SubscriptionOfReader = {
  slug: string
  status: SubscriptionStatus
  requested_at: Temporal.Instant
  confirmed_at: Temporal.Instant | null
}

export async function listSubscriptionsOf(db: Database, emailKey: string): Promise<SubscriptionOfReader[]> {
  const { rows } = await sql<SubscriptionOfReader>`
    select n.slug, s.status, s.requested_at, s.confirmed_at
    from newsletter_subscriptions s join newsletters n on n.id = s.newsletter_id
    where s.email_key = ${emailKey} order by n.position, n.id`.execute(db)
  return rows
}

export type ConsentRow = {
  slug: string
  event: ConsentEvent
  at: Temporal.Instant
  evidence: Record<string, unknown>
}

export async function listConsentsOf(db: Database, emailKey: string): Promise<ConsentRow[]> {
  const { rows } = await sql<ConsentRow>`
    select n.slug, c.event, c.at, c.evidence
    from newsletter_consents c join newsletters n on n.id = c.newsletter_id
    where c.email_key = ${emailKey} order by c.id`.execute(db)
  return rows
}
