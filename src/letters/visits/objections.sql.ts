import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'

export async function isObjecting(db: Database, emailKey: string): Promise<boolean> {
  const { rows } = await sql`select 1 from letter_objections where email_key = ${emailKey}`.execute(db)
  return rows.length > 0
}

export async function storeObjection(db: Database, emailKey: string, now: Temporal.Instant): Promise<void> {
  await sql`insert into letter_objections (email_key, since) values (${emailKey}, ${now})
    on conflict do nothing`.execute(db)
}

export async function deleteObjection(db: Database, emailKey: string): Promise<void> {
  await sql`delete from letter_objections where email_key = ${emailKey}`.execute(db)
}

/** Whoever moves still objects, and where they go to it is said for them, too. */
export async function moveObjection(tx: Database, from: string, to: string): Promise<void> {
  await sql`insert into letter_objections (email_key, since) select ${to}, since from letter_objections
    where email_key = ${from} on conflict do nothing`.execute(tx)
  await deleteObjection(tx, from)
}
