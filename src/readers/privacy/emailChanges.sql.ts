import { sql } from 'kysely'
import type { Database, DatabaseTransaction } from '../../platform/database.ts'

type Instant = Temporal.Instant

/** Which of the two mailboxes a link was sent to. */
export type Side = 'old' | 'new'

export type EmailChangeRow = {
  id: number
  readerId: number
  /** The new address. */
  email: string
  emailKey: string
  language: string
  expiresAt: Instant
  oldConfirmedAt: Instant | null
  newConfirmedAt: Instant | null
}

const columns = sql`id, reader_id as "readerId", email, email_key as "emailKey", language, expires_at as "expiresAt",
  old_confirmed_at as "oldConfirmedAt", new_confirmed_at as "newConfirmedAt"`

/** A new wish takes the place of an older one, whose links then open nothing. */
export async function storeEmailChange(
  tx: Database,
  wish: { readerId: number; email: string; emailKey: string; language: string; now: Instant; expiresAt: Instant },
): Promise<number> {
  await sql`delete from email_changes where reader_id = ${wish.readerId}`.execute(tx)
  const { rows } = await sql<{ id: number }>`
    insert into email_changes (reader_id, email, email_key, language, asked_at, expires_at)
    values (${wish.readerId}, ${wish.email}, ${wish.emailKey}, ${wish.language}, ${wish.now}, ${wish.expiresAt})
    returning id`.execute(tx)
  return (rows[0] as { id: number }).id
}

/** Locked; undefined where its mails have been written already. */
export async function findUnmailedChange(tx: Database, id: number): Promise<EmailChangeRow | undefined> {
  const { rows } = await sql<EmailChangeRow>`select ${columns} from email_changes
    where id = ${id} and old_token_hash is null for update`.execute(tx)
  return rows[0]
}

export async function storeChangeTokens(
  tx: Database,
  id: number,
  hashes: { old: Buffer; new: Buffer | undefined },
): Promise<void> {
  await sql`update email_changes set old_token_hash = ${hashes.old}, new_token_hash = ${hashes.new ?? null}
    where id = ${id}`.execute(tx)
}

export async function findChangeByToken(
  db: Database,
  tokenHash: Buffer,
): Promise<(EmailChangeRow & { side: Side }) | undefined> {
  const { rows } = await sql<EmailChangeRow & { side: Side }>`
    select ${columns}, case when old_token_hash = ${tokenHash} then 'old' else 'new' end as side from email_changes
    where old_token_hash = ${tokenHash} or new_token_hash = ${tokenHash}`.execute(db)
  return rows[0]
}

/** Undefined where it is gone. */
export async function markChangeConfirmed(
  tx: Database,
  id: number,
  side: Side,
  now: Instant,
): Promise<EmailChangeRow | undefined> {
  const column = sql.ref(`${side}_confirmed_at`)
  const { rows } = await sql<EmailChangeRow>`update email_changes set ${column} = coalesce(${column}, ${now})
    where id = ${id} returning ${columns}`.execute(tx)
  return rows[0]
}

export async function deleteChange(tx: Database, id: number): Promise<void> {
  await sql`delete from email_changes where id = ${id}`.execute(tx)
}

export async function updateEmail(
  tx: Database,
  readerId: number,
  to: { email: string; emailKey: string; personKey: string },
  now: Instant,
): Promise<void> {
  await sql`update readers set email = ${to.email}, email_key = ${to.emailKey}, person_key = ${to.personKey},
    address_confirmed_at = ${now} where id = ${readerId}`.execute(tx)
}

/**
 * What was asked for to sign in with a reader's address. To be locked before the reader, as whoever signs in does: of
 * two none waits in a circle.
 */
export async function lockSignInsOf(tx: DatabaseTransaction, readerId: number): Promise<void> {
  await sql`select from sign_in_requests where email_key = (select email_key from readers where id = ${readerId})
    order by id for update`.execute(tx)
}

/** Links and codes that were sent to an address which its account has left would make a second account. */
export async function deleteSignInsOf(tx: DatabaseTransaction, emailKey: string): Promise<void> {
  await sql`delete from sign_in_requests where email_key = ${emailKey} and purpose = 'sign-in'`.execute(tx)
}

/** Of what `updateEmail` throws where another account has the address. */
export function isAddressTaken(error: unknown): boolean {
  const { code, constraint } = error as { code?: string; constraint?: string }
  return code === '23505' && constraint === 'readers_email_key_key'
}

/** From here to the end of this transaction, evidence of consent may go from one mailbox to another. */
export async function allowMoving(tx: DatabaseTransaction): Promise<void> {
  await sql`set local dateline.moving = 'yes'`.execute(tx)
}

export async function earliestChangeExpiry(db: Database): Promise<Instant | undefined> {
  const { rows } = await sql<{ at: Instant | null }>`select min(expires_at) as at from email_changes`.execute(db)
  return rows[0]?.at ?? undefined
}

export async function deleteChangesExpiredBy(db: Database, by: Instant): Promise<number> {
  const { numAffectedRows } = await sql`delete from email_changes where expires_at <= ${by}`.execute(db)
  return Number(numAffectedRows ?? 0)
}

/** Links of changes that wait for a mailbox open nothing any more. */
export async function endEmailChanges(tx: Database): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ delete from email_changes`.execute(tx)
}
