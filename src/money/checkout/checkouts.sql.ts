import { sql } from 'kysely'
import { addressKey } from '../../platform/addressKey.ts'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'
import type { Money } from '../../platform/money.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

type Instant = Temporal.Instant

export type Checkout = {
  id: number
  readerId: number | undefined
  madeReader: boolean
  email: string
  planId: number
  currency: string
  amountMinor: number
  trialDays: number
  returnTo: string
  browserHash: Buffer
  /** Of the page on which it began. */
  language: string
  signedInAt: Instant | undefined
  session: string | undefined
  createdAt: Instant
  completedAt: Instant | undefined
  subscriptionId: number | undefined
}

const columns = sql`id, reader_id as "readerId", made_reader as "madeReader", email, plan_id as "planId", currency,
  amount_minor as "amountMinor", trial_days as "trialDays", return_to as "returnTo", browser_hash as "browserHash", language,
  signed_in_at as "signedInAt", provider_session as "session", created_at as "createdAt",
  completed_at as "completedAt", subscription_id as "subscriptionId"`

type Row = { [Key in keyof Checkout]: Checkout[Key] | null }

const fromRow = (row: Row | undefined): Checkout | undefined =>
  row && (Object.fromEntries(Object.entries(row).map(([key, value]) => [key, value ?? undefined])) as Checkout)

export type NewCheckout = {
  readerId: number | undefined
  email: string
  planId: number
  price: Money
  trialDays: number
  returnTo: string
  browserHash: Buffer
  language: string
}

/** The provider closes its page after a day, and sends news of it for three. */
const FORGET_AFTER = { hours: 14 * 24 }

export async function insertCheckout(
  tx: Database,
  checkout: NewCheckout,
  evidence: Record<string, unknown>,
  now: Instant,
): Promise<number> {
  const { rows } = await sql<{ id: number }>`
    insert into checkouts (reader_id, email, email_key, plan_id, currency, amount_minor, trial_days, return_to, browser_hash,
      language, created_at, forget_at)
    values (${checkout.readerId ?? null}, ${checkout.email}, ${addressKey(checkout.email)}, ${checkout.planId}, ${checkout.price.currency},
      ${checkout.price.amountMinor}, ${checkout.trialDays}, ${checkout.returnTo}, ${checkout.browserHash},
      ${checkout.language}, ${now}, ${now.add(FORGET_AFTER)})
    returning id`.execute(tx)
  const { id } = rows[0] as { id: number }
  await sql`insert into checkout_consents (checkout_id, at, evidence)
    values (${id}, ${now}, ${JSON.stringify(evidence)})`.execute(tx)
  return id
}

/** False where whoever began it has been forgotten meanwhile. */
export async function storeSession(db: Database, id: number, account: string, session: string): Promise<boolean> {
  const { rows } = await sql`update checkouts set provider_account = ${account}, provider_session = ${session}
    where id = ${id} and email <> '' returning id`.execute(db)
  return rows.length > 0
}

export async function findCheckout(db: Database, id: number): Promise<Checkout | undefined> {
  const { rows } = await sql<Row>`select ${columns} from checkouts where id = ${id}`.execute(db)
  return fromRow(rows[0])
}

/** Not of somebody who was forgotten: of their checkout only the agreement is left. */
export async function findBySession(db: Database, session: string): Promise<Checkout | undefined> {
  const { rows } = await sql<Row>`select ${columns} from checkouts
    where provider_session = ${session} and email <> ''`.execute(db)
  return fromRow(rows[0])
}

/** One that this browser opened for the very same thing and has not paid: a double click goes there again. */
export async function findOpenCheckout(
  db: Database,
  wanted: NewCheckout,
  notBefore: Instant,
): Promise<Checkout | undefined> {
  const { rows } = await sql<Row>`select ${columns} from checkouts
    where browser_hash = ${wanted.browserHash} and email = ${wanted.email} and plan_id = ${wanted.planId}
      and currency = ${wanted.price.currency} and amount_minor = ${wanted.price.amountMinor}
      and trial_days = ${wanted.trialDays} and return_to = ${wanted.returnTo} and language = ${wanted.language}
      and reader_id is not distinct from ${wanted.readerId ?? null}::bigint
      and provider_session is not null and completed_at is null and created_at >= ${notBefore}
    order by id desc limit 1`.execute(db)
  return fromRow(rows[0])
}

export async function completeCheckout(
  tx: Database,
  id: number,
  outcome: { readerId: number; madeReader: boolean; subscriptionId: number; now: Instant },
): Promise<void> {
  await sql`update checkouts set reader_id = ${outcome.readerId}, made_reader = made_reader or ${outcome.madeReader},
      subscription_id = ${outcome.subscriptionId}, completed_at = coalesce(completed_at, ${outcome.now}), forget_at = null
    where id = ${id}`.execute(tx)
}

/** True once: a checkout signs its browser in a single time. */
export async function claimSignIn(tx: Database, id: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update checkouts set signed_in_at = ${now}
    where id = ${id} and made_reader and signed_in_at is null returning id`.execute(tx)
  return rows.length > 0
}

/** No browser is signed in any more by a checkout that was paid. */
export async function endCheckoutSignIns(tx: Database, now: Instant): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ 
    update checkouts set signed_in_at = ${now} where made_reader and signed_in_at is null`.execute(tx)
}

/** True once: reloading the page that says so does not send another mail. */
export async function claimLink(db: Database, id: number, now: Instant): Promise<boolean> {
  const { rows } = await sql`update checkouts set link_sent_at = ${now}
    where id = ${id} and link_sent_at is null returning id`.execute(db)
  return rows.length > 0
}

/** The mail that was claimed did not go out. */
export async function releaseLink(db: Database, id: number): Promise<void> {
  await sql`update checkouts set link_sent_at = null where id = ${id}`.execute(db)
}

/** Payment pages of theirs that may still be open. */
export async function openCheckoutSessionsOf(db: Database, readerId: number): Promise<string[]> {
  const { rows } = await sql<{ session: string }>`select c.provider_session as session from checkouts c
    where c.provider_session is not null and c.completed_at is null and (c.reader_id = ${readerId}
      or c.email_key = (select email_key from readers where id = ${readerId}))`.execute(db)
  return rows.map(({ session }) => session)
}

/** Longer than the provider keeps a payment page open. */
const OPEN_HOURS = 48

/**
 * Of an agreement stay its words, price and time. Of a checkout that came to nothing, nothing; but as long as it may
 * still be paid, it must be known that its reader is gone.
 */
export async function eraseCheckouts(
  tx: Database,
  who: { readerId: number; emailKey: string },
  now: Instant,
): Promise<void> {
  const theirs = sql`(reader_id = ${who.readerId} or email_key = ${who.emailKey})`
  const open = sql`created_at > ${now.subtract({ hours: OPEN_HOURS })}`
  const dropped = sql`select id from checkouts where ${theirs} and completed_at is null`
  await sql`delete from checkout_consents where checkout_id in (${dropped})`.execute(tx)
  await sql`delete from checkouts where (${theirs} or email = '') and completed_at is null and not ${open}`.execute(tx)
  await sql`update checkout_consents set evidence = evidence - '{userAgent,network}'::text[]
    where checkout_id in (select id from checkouts where ${theirs})`.execute(tx)
  await sql`delete from checkout_letters where checkout_id in (select id from checkouts where ${theirs})`.execute(tx)
  await sql`update checkouts set reader_id = ${who.readerId}, email = '', email_key = null, return_to = '/',
      browser_hash = '' where ${theirs}`.execute(tx)
}

export async function earliestToForget(db: Database): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select min(forget_at) as at from checkouts`.execute(db)
  return rows[0]?.at ?? undefined
}

/** Claimed at once at most; the rest follows. */
const MOST_CLAIMED = 2_000

/** Those to be forgotten now, which are due again at `again` should it not come to that. */
export async function claimToForget(
  tx: Database,
  again: Instant,
  now: Instant,
): Promise<{ id: number; session: string | null }[]> {
  const { rows } = await sql<{ id: number; session: string | null }>`update checkouts set forget_at = ${again}
    where id in (select id from checkouts where forget_at <= ${now} order by forget_at limit ${MOST_CLAIMED}
      for update skip locked)
    returning id, provider_session as session`.execute(tx)
  return rows
}

/** Of these all that nothing has come of, with what was agreed to in them; returns how many. */
export async function deleteUnpaid(tx: DatabaseTransaction, among: readonly number[]): Promise<number> {
  const { rows } = await sql<{ id: number }>`select id from checkouts
    where id = any(${[...among]}) and completed_at is null order by id for update`.execute(tx)
  const ids = rows.map(({ id }) => id)
  await sql`set local dateline.erasing = 'yes'`.execute(tx)
  await sql`delete from checkout_consents where checkout_id = any(${ids})`.execute(tx)
  await sql`set local dateline.erasing = ''`.execute(tx)
  await sql`delete from checkouts where id = any(${ids})`.execute(tx)
  return ids.length
}

export async function moveCheckouts(
  tx: Database,
  { readerId, fromKey, to }: { readerId: number; fromKey: string; to: string },
): Promise<void> {
  await sql`update checkouts set email = ${to}, email_key = ${addressKey(to)}
    where reader_id = ${readerId} or email_key = ${fromKey}`.execute(tx)
}

export type AgreementRow = { at: Instant; evidence: Record<string, unknown>; plan: string }

/** What was agreed to when paying, newest first. */
export async function listAgreements(db: Database, readerId: number): Promise<AgreementRow[]> {
  const { rows } = await sql<AgreementRow>`select k.at, k.evidence, p.name as plan
    from checkout_consents k join checkouts c on c.id = k.checkout_id join plans p on p.id = c.plan_id
    where c.reader_id = ${readerId} and c.completed_at is not null order by k.at desc`.execute(db)
  return rows
}

/** Every checkout of somebody, and what they agreed to in it. */
export function listPersonalCheckouts(db: Database, readerId: number, emailKey: string): Promise<PersonalRows> {
  const theirs = sql`(select id from checkouts where reader_id = ${readerId} or email_key = ${emailKey})`
  return personalRows(db, {
    checkouts: sql`select to_jsonb(c) - 'browser_hash' as row from checkouts c where id in ${theirs} order by created_at`,
    checkout_letters: sql`select to_jsonb(l) as row from checkout_letters l where checkout_id in ${theirs} order by checkout_id`,
    checkout_consents: sql`select to_jsonb(c) as row from checkout_consents c where checkout_id in ${theirs} order by at`,
  })
}
