import { sql } from 'kysely'
import type { Database } from '../platform/database.ts'

export type ReaderRow = {
  id: number
  email: string
  email_key: string
  person_key: string
  language: string
  created_at: Temporal.Instant
  address_confirmed_at: Temporal.Instant | null
}

const columns = sql`id, email, email_key, person_key, language, created_at, address_confirmed_at`

export async function selectReaderByKey(db: Database, emailKey: string): Promise<ReaderRow | undefined> {
  const { rows } = await sql<ReaderRow>`select ${columns} from readers where email_key = ${emailKey}`.execute(db)
  return rows[0]
}

export async function selectReaderById(db: Database, readerId: number): Promise<ReaderRow | undefined> {
  const { rows } = await sql<ReaderRow>`select ${columns} from readers where id = ${readerId}`.execute(db)
  return rows[0]
}

export async function selectReaderForUpdate(db: Database, readerId: number): Promise<ReaderRow | undefined> {
  const { rows } = await sql<ReaderRow>`select ${columns} from readers where id = ${readerId} for update`.execute(db)
  return rows[0]
}

/** Undefined when another transaction made that reader first. */
export async function insertReader(
  db: Database,
  reader: { email: string; emailKey: string; personKey: string; language: string; now: Temporal.Instant },
): Promise<ReaderRow | undefined> {
  const { rows } = await sql<ReaderRow>`
    insert into readers (email, email_key, person_key, language, created_at)
    values (${reader.email}, ${reader.emailKey}, ${reader.personKey}, ${reader.language}, ${reader.now})
    on conflict (email_key) do nothing
    returning ${columns}`.execute(db)
  return rows[0]
}

/** True when this was the first proof that the mailbox is theirs. */
export async function markAddressConfirmed(db: Database, readerId: number, now: Temporal.Instant): Promise<boolean> {
  const { rows } = await sql`
    update readers set address_confirmed_at = ${now}
    where id = ${readerId} and address_confirmed_at is null
    returning id`.execute(db)
  return rows.length > 0
}
