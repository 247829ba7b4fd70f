import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export type Reader = {
  id: number
  /** What mail is sent to. */
  email: string
  /** The same mailbox, the same key. */
  emailKey: string
  /** Most likely the same person, the same key. */
  personKey: string
  language: string
  createdAt: Temporal.Instant
  /** Since when we know that they read that mailbox; null for an account made at the checkout. */
  addressConfirmedAt: Temporal.Instant | null
  /** Nothing is left of them but their number. */
  erasedAt: Temporal.Instant | null
}

const columns = sql`id, email, email_key as "emailKey", person_key as "personKey", language, created_at as "createdAt",
  address_confirmed_at as "addressConfirmedAt", erased_at as "erasedAt"`

export async function findReaderByKey(db: Database, emailKey: string): Promise<Reader | undefined> {
  const { rows } = await sql<Reader>`select ${columns} from readers where email_key = ${emailKey}`.execute(db)
  return rows[0]
}

export async function findReaderById(db: Database, readerId: number): Promise<Reader | undefined> {
  const { rows } = await sql<Reader>`select ${columns} from readers
    where id = ${readerId} and erased_at is null`.execute(db)
  return rows[0]
}

export async function lockReader(db: Database, readerId: number): Promise<Reader | undefined> {
  const { rows } = await sql<Reader>`select ${columns} from readers where id = ${readerId} for update`.execute(db)
  return rows[0]
}

/** Undefined when another transaction made that reader first. */
export async function insertReader(
  db: Database,
  reader: { email: string; emailKey: string; personKey: string; language: string; now: Temporal.Instant },
): Promise<Reader | undefined> {
  const { rows } = await sql<Reader>`
    insert into readers (email, email_key, person_key, language, created_at)
    values (${reader.email}, ${reader.emailKey}, ${reader.personKey}, ${reader.language}, ${reader.now})
    on conflict (email_key) do nothing
    returning ${columns}`.execute(db)
  return rows[0]
}

/** The one erased reader who has never been anybody. */
export async function findOrMakeNobody(tx: Database, now: Temporal.Instant): Promise<Reader> {
  await sql`insert into readers (email, email_key, person_key, language, created_at, erased_at)
    values ('nobody', 'nobody', 'nobody', 'en', ${now}, ${now}) on conflict (email_key) do nothing`.execute(tx)
  return (await findReaderByKey(tx, 'nobody')) as Reader
}

/** True when this was the first proof that the mailbox is theirs. */
export async function markAddressConfirmed(db: Database, readerId: number, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update readers set address_confirmed_at = ${now}
    where id = ${readerId} and address_confirmed_at is null
    returning id`.execute(db)
  return rows.length > 0
}

/** From now on their mails are written in this language, and their pages lead to it. */
export async function updateLanguage(db: Database, readerId: number, language: string): Promise<void> {
  await sql`update readers set language = ${language} where id = ${readerId}`.execute(db)
}
