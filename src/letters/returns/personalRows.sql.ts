import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** What came back of somebody's mail, and why nothing goes to them. */
export function listPersonalRows(db: Database, emailKey: string): Promise<PersonalRows> {
  return personalRows(db, {
    mail_returns: sql`select to_jsonb(r) as row from mail_returns r where email_key = ${emailKey} order by id`,
    mail_suppressions: sql`select to_jsonb(s) as row from mail_suppressions s where email_key = ${emailKey}`,
  })
}

export async function erasePersonalRows(tx: Database, emailKey: string): Promise<void> {
  await sql`delete from mail_returns where email_key = ${emailKey}`.execute(tx)
  await sql`delete from mail_suppressions where email_key = ${emailKey}`.execute(tx)
}

/** A mailbox that was none is left behind with its returns; that somebody complained goes with them. */
export async function movePersonalRows(
  tx: Database,
  from: { emailKey: string },
  to: { email: string; emailKey: string },
): Promise<void> {
  await sql`update mail_returns set email_key = ${to.emailKey}, forgiven = true
    where email_key = ${from.emailKey}`.execute(tx)
  await sql`insert into mail_suppressions (email_key, email, reason, detail, since)
    select ${to.emailKey}, ${to.email}, reason, detail, since from mail_suppressions
    where email_key = ${from.emailKey} and reason in ('complained', 'by-hand')
    on conflict (email_key) do nothing`.execute(tx)
  await sql`delete from mail_suppressions where email_key = ${from.emailKey}`.execute(tx)
}
