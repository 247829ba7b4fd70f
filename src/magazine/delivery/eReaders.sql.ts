import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'
import type { EReader } from './eReader.ts'

const columns = sql`reader_id as "readerId", email, email_key as "emailKey", chosen_at as "chosenAt",
  confirmed_at as "confirmedAt", expires_at as "expiresAt", refused_at as "refusedAt"`

export async function findEReader(db: Database, readerId: number): Promise<EReader | undefined> {
  const { rows } = await sql<EReader>`select ${columns} from e_readers where reader_id = ${readerId}`.execute(db)
  return rows[0]
}

/** By the token of a link that waits to be confirmed. */
export async function findByToken(db: Database, tokenHash: Buffer): Promise<EReader | undefined> {
  const { rows } = await sql<EReader>`select ${columns} from e_readers where token_hash = ${tokenHash}`.execute(db)
  return rows[0]
}

export type ChosenEReader = {
  readerId: number
  email: string
  emailKey: string
  /** undefined: nobody has to say yes. */
  confirmation: { tokenHash: Buffer; expiresAt: Temporal.Instant } | undefined
}

/** Takes the place of the one that there was. */
export async function storeEReader(tx: Database, chosen: ChosenEReader, now: Temporal.Instant): Promise<void> {
  const { readerId, email, emailKey, confirmation } = chosen
  await sql`insert into e_readers (reader_id, email, email_key, chosen_at, confirmed_at, token_hash, expires_at)
    values (${readerId}, ${email}, ${emailKey}, ${now}, ${confirmation ? null : now},
      ${confirmation?.tokenHash ?? null}, ${confirmation?.expiresAt ?? null})
    on conflict (reader_id) do update set email = excluded.email, email_key = excluded.email_key,
      chosen_at = excluded.chosen_at, confirmed_at = excluded.confirmed_at, token_hash = excluded.token_hash,
      expires_at = excluded.expires_at, refused_at = null`.execute(tx)
}

/** False where it was confirmed already, is too late, or stands no more. */
export async function markConfirmed(db: Database, tokenHash: Buffer, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update e_readers set confirmed_at = ${now}
    where token_hash = ${tokenHash} and confirmed_at is null and expires_at > ${now}`.execute(db)
  return numAffectedRows === 1n
}

/** True the first time. */
export async function markRefused(tx: Database, readerId: number, now: Temporal.Instant): Promise<boolean> {
  const { numAffectedRows } = await sql`update e_readers set refused_at = ${now}
    where reader_id = ${readerId} and refused_at is null`.execute(tx)
  return numAffectedRows === 1n
}

/** The next to whom a file may go, in the order of their numbers. */
export async function listWaiting(db: Database, after: number, most: number): Promise<number[]> {
  const { rows } = await sql<{ readerId: number }>`select reader_id as "readerId" from e_readers
    where reader_id > ${after} and confirmed_at is not null and refused_at is null
    order by reader_id limit ${most}`.execute(db)
  return rows.map(({ readerId }) => readerId)
}

export async function deleteEReader(db: Database, readerId: number): Promise<void> {
  await sql`delete from e_readers where reader_id = ${readerId}`.execute(db)
}

/** Links that wait to be confirmed confirm nothing any more; their readers choose again. */
export async function endUnconfirmed(tx: Database): Promise<void> {
  await sql`/* reads all: once, when a backup is restored */ delete from e_readers where confirmed_at is null`.execute(
    tx,
  )
}

export const listEReaderRows = (db: Database, readerId: number): Promise<PersonalRows> =>
  personalRows(db, {
    e_readers: sql`select to_jsonb(e) - 'token_hash' as row from e_readers e where reader_id = ${readerId}`,
    issue_deliveries: sql`select to_jsonb(d) as row from issue_deliveries d where reader_id = ${readerId}
      order by issue_date, revision`,
  })
