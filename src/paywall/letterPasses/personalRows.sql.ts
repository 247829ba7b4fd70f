import { sql } from 'kysely'
import type { Database } from '../../platform/database.ts'
import { type PersonalRows, personalRows } from '../../platform/personalRows.ts'

/** In how many browsers letters to this address were opened. */
export function listPersonalRows(db: Database, emailKey: string): Promise<PersonalRows> {
  return personalRows(db, {
    letter_passes: sql`select to_jsonb(p) as row from letter_recipients r join letter_passes p on p.recipient_id = r.id
      where r.email_key = ${emailKey} order by p.opened_at`,
    letter_pass_browsers: sql`select to_jsonb(b) as row
      from letter_recipients r join letter_pass_browsers b on b.recipient_id = r.id
      where r.email_key = ${emailKey} order by b.id`,
  })
}

export async function erasePersonalRows(tx: Database, emailKey: string): Promise<void> {
  await sql`delete from letter_passes where recipient_id in
    (select id from letter_recipients where email_key = ${emailKey})`.execute(tx)
}
